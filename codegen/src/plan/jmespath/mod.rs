//! Whether a text is a JMESPath expression, by the grammar of <https://jmespath.org/specification.html>.
//!
//! The generator only passes paths on; the runtime evaluates them. So this recognizes expressions and makes nothing of
//! them, which spares build scripts the crates that could evaluate them.

mod tokens;

pub(super) use tokens::{Token, tokens};

/// Expressions nested deeper than this are refused, so that hostile ones cannot exhaust the stack.
const DEEPEST: usize = 64;

/// How tightly a word binds to what stands before it; an expression ends at a word that binds less than asked.
fn binding(token: Token) -> u8 {
    match token {
        Token::Pipe => 1,
        Token::Or => 2,
        Token::And => 3,
        Token::Comparator => 5,
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

const COMPARATOR: u8 = 5;
const FLATTEN: u8 = 9;
/// Words that bind less than this end a projection.
const ENDS_PROJECTION: u8 = 10;
const STAR: u8 = 20;
const FILTER: u8 = 21;
const DOT: u8 = 40;
const NOT: u8 = 45;

/// Checks that the text is an expression.
///
/// # Errors
/// What is wrong, and at which byte.
pub(super) fn check(text: &str) -> Result<(), String> {
    let mut grammar = Grammar { tokens: tokens(text)?, at: 0, depth: 0 };
    grammar.expression(0)?;
    grammar.expect(Token::End, "the end")
}

struct Grammar {
    tokens: Vec<(usize, Token)>,
    at: usize,
    depth: usize,
}

type Outcome = Result<(), String>;

impl Grammar {
    fn peek(&self) -> Token {
        self.tokens.get(self.at).map_or(Token::End, |(_, token)| *token)
    }

    fn next(&mut self) -> Token {
        let token = self.peek();
        self.at += 1;
        token
    }

    fn eat(&mut self, token: Token) -> bool {
        let found = self.peek() == token;
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, token: Token, what: &str) -> Outcome {
        if self.eat(token) { Ok(()) } else { self.expected(what) }
    }

    fn expected(&self, what: &str) -> Outcome {
        let last = self.tokens.last();
        let byte = self.tokens.get(self.at).or(last).map_or(0, |(byte, _)| *byte);
        Err(format!("at byte {byte}, {what} is expected"))
    }

    /// An expression, up to a word that binds no more than this.
    fn expression(&mut self, least: u8) -> Outcome {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("it is nested deeper than {DEEPEST}"));
        }
        let mut callable = self.peek() == Token::Name;
        self.beginning()?;
        while least < binding(self.peek()) {
            self.continuation(callable)?;
            callable = false;
        }
        self.depth -= 1;
        Ok(())
    }

    fn beginning(&mut self) -> Outcome {
        match self.peek() {
            Token::At | Token::Name | Token::QuotedName | Token::Literal => {
                self.at += 1;
                Ok(())
            }
            Token::Star => self.projection(STAR),
            Token::Flatten => self.projection(FLATTEN),
            Token::Filter => self.filter(),
            Token::Ampersand => self.operand(0),
            Token::Not => self.operand(NOT),
            Token::Open => {
                self.at += 1;
                match self.peek() {
                    Token::Number | Token::Colon => self.index(),
                    Token::Star
                        if self.tokens.get(self.at + 1).is_some_and(|next| next.1 == Token::Close) =>
                    {
                        self.at += 1;
                        self.projection(STAR)
                    }
                    _ => self.list(Token::Close, "`]` or `,`"),
                }
            }
            Token::OpenBrace => self.hash(),
            Token::OpenParenthesis => {
                self.operand(0)?;
                self.expect(Token::CloseParenthesis, "`)`")
            }
            _ => self.expected("an expression"),
        }
    }

    /// What goes on after an expression. Only names can be called.
    fn continuation(&mut self, callable: bool) -> Outcome {
        let token = self.peek();
        match token {
            Token::Dot => {
                self.at += 1;
                if self.peek() == Token::Star { self.projection(STAR) } else { self.member(DOT) }
            }
            Token::Open => {
                self.at += 1;
                match self.peek() {
                    Token::Number | Token::Colon => self.index(),
                    Token::Star => {
                        self.at += 1;
                        if self.peek() == Token::Close { self.projection(STAR) } else { self.expected("`]`") }
                    }
                    _ => self.expected("a number, `:` or `*`"),
                }
            }
            Token::Or | Token::And | Token::Pipe => self.operand(binding(token)),
            Token::Comparator => self.operand(COMPARATOR),
            Token::Flatten => self.projection(FLATTEN),
            Token::Filter => self.filter(),
            Token::OpenParenthesis if callable => {
                self.at += 1;
                if self.eat(Token::CloseParenthesis) {
                    Ok(())
                } else {
                    self.list(Token::CloseParenthesis, "`)` or `,`")
                }
            }
            _ => self.expected("an operator"),
        }
    }

    /// A word and the expression after it.
    fn operand(&mut self, least: u8) -> Outcome {
        self.at += 1;
        self.expression(least)
    }

    /// The last word of what makes many values of one, and what is done with each.
    fn projection(&mut self, least: u8) -> Outcome {
        self.at += 1;
        match self.peek() {
            Token::Dot => {
                self.at += 1;
                self.member(least)
            }
            Token::Open | Token::Filter => self.expression(least),
            next if binding(next) < ENDS_PROJECTION => Ok(()),
            _ => self.expected("`.`, `[` or `[?`"),
        }
    }

    /// What stands after a dot.
    fn member(&mut self, least: u8) -> Outcome {
        match self.peek() {
            Token::Open => {
                self.at += 1;
                self.list(Token::Close, "`]` or `,`")
            }
            Token::Name | Token::QuotedName | Token::Star | Token::OpenBrace | Token::Ampersand => {
                self.expression(least)
            }
            _ => self.expected("a name, `*`, `{`, `[` or `&`"),
        }
    }

    /// `[?…]`
    fn filter(&mut self) -> Outcome {
        self.operand(0)?;
        if self.peek() == Token::Close { self.projection(FILTER) } else { self.expected("`]`") }
    }

    /// What stands in `[0]` and `[0:10:2]`, and the `]`. A slice makes a projection.
    fn index(&mut self) -> Outcome {
        let mut colons = 0;
        loop {
            self.eat(Token::Number);
            match self.next() {
                Token::Colon if colons < 2 => colons += 1,
                Token::Close => break,
                _ => {
                    self.at -= 1;
                    return self.expected("`:` or `]`");
                }
            }
        }
        // A projection begins at its last word.
        self.at -= 1;
        if colons == 0 { self.expect(Token::Close, "`]`") } else { self.projection(STAR) }
    }

    /// One expression at least, with commas between, and the word that ends them.
    fn list(&mut self, end: Token, what: &str) -> Outcome {
        loop {
            self.expression(0)?;
            if self.eat(end) {
                return Ok(());
            }
            self.expect(Token::Comma, what)?;
        }
    }

    /// `{name: …, "name": …}`
    fn hash(&mut self) -> Outcome {
        self.at += 1;
        loop {
            if !self.eat(Token::Name) && !self.eat(Token::QuotedName) {
                return self.expected("a name");
            }
            self.expect(Token::Colon, "`:`")?;
            self.expression(0)?;
            if self.eat(Token::CloseBrace) {
                return Ok(());
            }
            self.expect(Token::Comma, "`}` or `,`")?;
        }
    }
}

#[cfg(test)]
mod tests;
