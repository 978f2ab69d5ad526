//! Words of a JMESPath expression.

use std::iter::Peekable;
use std::str::CharIndices;

/// A word; of names and values only that they are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Token {
    Name,
    QuotedName,
    Number,
    Literal,
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
    Comparator,
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

/// The words with the bytes at which they begin; the last one is the end.
pub(in crate::plan) fn tokens(text: &str) -> Result<Vec<(usize, Token)>, String> {
    let mut tokens = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if !matches!(letter, ' ' | '\n' | '\t' | '\r') {
            tokens.push((at, token(text, at, letter, &mut letters)?));
        }
    }
    tokens.push((text.len(), Token::End));
    Ok(tokens)
}

fn token(text: &str, at: usize, letter: char, letters: &mut Letters<'_>) -> Result<Token, String> {
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
        '=' if follows(letters, '=') => Token::Comparator,
        '=' => return Err(format!("at byte {at}, `=` is no comparison, `==` is")),
        '<' | '>' => {
            follows(letters, '=');
            Token::Comparator
        }
        '!' if follows(letters, '=') => Token::Comparator,
        '!' => Token::Not,
        'a'..='z' | 'A'..='Z' | '_' => {
            while letters.next_if(|(_, next)| next.is_ascii_alphanumeric() || *next == '_').is_some() {}
            Token::Name
        }
        '-' | '0'..='9' => {
            let digits = from(text, at, letters, |next| next.is_ascii_digit());
            if digits.starts_with("-0") || digits.parse::<i32>().is_err() {
                return Err(format!("at byte {at}, `{digits}` is no index of 32 bits"));
            }
            Token::Number
        }
        '"' => json(Token::QuotedName, at, quoted(text, at, letters)?)?,
        '\'' => quoted(text, at, letters).map(|_| Token::Literal)?,
        '`' => {
            let value = quoted(text, at, letters)?.trim_matches('`').replace("\\`", "`");
            json(Token::Literal, at, &value)?
        }
        _ => return Err(format!("at byte {at} is a letter that begins nothing")),
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

/// What stands between a quote and the next like it, both included. A backslash takes the letter after it along.
fn quoted<'a>(text: &'a str, at: usize, letters: &mut Letters<'_>) -> Result<&'a str, String> {
    let open = text.get(at..).and_then(|rest| rest.chars().next());
    while let Some((end, letter)) = letters.next() {
        if Some(letter) == open {
            return Ok(text.get(at..=end).unwrap_or_default());
        }
        if letter == '\\' {
            letters.next();
        }
    }
    Err(format!("the quote at byte {at} is not closed"))
}

fn json(token: Token, at: usize, text: &str) -> Result<Token, String> {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(_) => Ok(token),
        Err(err) => Err(format!("at byte {at} is no JSON: {err}")),
    }
}
