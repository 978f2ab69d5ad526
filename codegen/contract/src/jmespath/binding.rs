//! Which words belong together.

use super::tokens::Token;

pub(crate) const COMPARATOR: u8 = 5;
pub(crate) const FLATTEN: u8 = 9;
/// Words that bind less than this end a projection.
pub(crate) const ENDS_PROJECTION: u8 = 10;
pub(crate) const STAR: u8 = 20;
pub(crate) const FILTER: u8 = 21;
pub(crate) const DOT: u8 = 40;
pub(crate) const NOT: u8 = 45;

/// How tightly a word binds to what stands before it; an expression ends at a word that binds less than asked.
pub(crate) fn binding(token: Token) -> u8 {
    match token {
        Token::Pipe => 1,
        Token::Or => 2,
        Token::And => 3,
        Token::Comparator(_) => COMPARATOR,
        Token::Flatten => FLATTEN,
        Token::Star => STAR,
        Token::Filter => FILTER,
        Token::Dot => DOT,
        Token::Not => NOT,
        Token::OpenBrace => 50,
        Token::Open => 55,
        Token::OpenParenthesis => 60,
        _ => 0,
    }
}
