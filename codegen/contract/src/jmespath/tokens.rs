//! Words of a JMESPath expression.

use std::iter::Peekable;
use std::str::CharIndices;

use super::Comparator;
use crate::SyntaxError;

/// What a word is; what names and values say stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Name,
    QuotedName,
    Number,
    Literal,
    RawString,
    At,
    Star,
    Dot,
    Comma,
    Colon,
    Ampersand,
    Not,
    Pipe,
    Or,
    And,
    Comparator(Comparator),
    Open,
    Close,
    OpenBrace,
    CloseBrace,
    OpenParenthesis,
    CloseParenthesis,
    /// `[]`
    Flatten,
    /// `[?`
    Filter,
    End,
}

type Letters<'a> = Peekable<CharIndices<'a>>;

/// A word, where it begins, and its text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'t> {
    pub(crate) token: Token,
    pub(crate) at: usize,
    pub(crate) text: &'t str,
}

/// The words; the last one is the end.
pub(crate) fn words(text: &str) -> Result<Vec<Word<'_>>, SyntaxError> {
    let mut words = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if !matches!(letter, ' ' | '\n' | '\t' | '\r') {
            let token = token(text, at, letter, &mut letters)?;
            let end = letters.peek().map_or(text.len(), |(end, _)| *end);
            words.push(Word { token, at, text: text.get(at..end).unwrap_or_default() });
        }
    }
    words.push(Word { token: Token::End, at: text.len(), text: "" });
    Ok(words)
}

fn token(text: &str, at: usize, letter: char, letters: &mut Letters<'_>) -> Result<Token, SyntaxError> {
    Ok(match letter {
        '@' => Token::At,
        '*' => Token::Star,
        '.' => Token::Dot,
        ',' => Token::Comma,
        ':' => Token::Colon,
        '{' => Token::OpenBrace,
        '}' => Token::CloseBrace,
        '(' => Token::OpenParenthesis,
        ')' => Token::CloseParenthesis,
        ']' => Token::Close,
        '[' if follows(letters, ']') => Token::Flatten,
        '[' if follows(letters, '?') => Token::Filter,
        '[' => Token::Open,
        '&' if follows(letters, '&') => Token::And,
        '&' => Token::Ampersand,
        '|' if follows(letters, '|') => Token::Or,
        '|' => Token::Pipe,
        '=' if follows(letters, '=') => Token::Comparator(Comparator::Equal),
        '=' => return Err(SyntaxError::new(at, "`=` is not a comparison, `==` is")),
        '<' if follows(letters, '=') => Token::Comparator(Comparator::LessOrEqual),
        '<' => Token::Comparator(Comparator::Less),
        '>' if follows(letters, '=') => Token::Comparator(Comparator::GreaterOrEqual),
        '>' => Token::Comparator(Comparator::Greater),
        '!' if follows(letters, '=') => Token::Comparator(Comparator::NotEqual),
        '!' => Token::Not,
        'a'..='z' | 'A'..='Z' | '_' => {
            while letters.next_if(|(_, next)| next.is_ascii_alphanumeric() || *next == '_').is_some() {}
            Token::Name
        }
        '-' | '0'..='9' => {
            let digits = from(text, at, letters, |next| next.is_ascii_digit());
            if digits.starts_with("-0") || digits.parse::<i32>().is_err() {
                return Err(SyntaxError::new(at, format!("`{digits}` is not an index of 32 bits")));
            }
            Token::Number
        }
        '"' => quoted(Token::QuotedName, at, letter, letters)?,
        '\'' => quoted(Token::RawString, at, letter, letters)?,
        '`' => quoted(Token::Literal, at, letter, letters)?,
        _ => return Err(SyntaxError::new(at, "this character begins no word of JMESPath")),
    })
}

fn follows(letters: &mut Letters<'_>, wanted: char) -> bool {
    letters.next_if(|(_, next)| *next == wanted).is_some()
}

/// The text from a place to the last letter that goes on so.
fn from<'a>(text: &'a str, at: usize, letters: &mut Letters<'_>, goes_on: fn(char) -> bool) -> &'a str {
    while letters.next_if(|(_, next)| goes_on(*next)).is_some() {}
    let end = letters.peek().map_or(text.len(), |(end, _)| *end);
    text.get(at..end).unwrap_or_default()
}

/// Goes on to the next quote like the first. A backslash takes the letter after it along.
fn quoted(token: Token, at: usize, open: char, letters: &mut Letters<'_>) -> Result<Token, SyntaxError> {
    while let Some((_, letter)) = letters.next() {
        if letter == open {
            return Ok(token);
        }
        if letter == '\\' {
            letters.next();
        }
    }
    Err(SyntaxError::new(at, "the quote is not closed"))
}
