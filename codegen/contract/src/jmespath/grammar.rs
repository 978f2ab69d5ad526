//! From words to a tree, by how tightly words bind.

use super::binding::{self, binding};
use super::expression::{Each, Expression, Name};
use super::tokens::{Token, Word, words};
use super::{DEEPEST, Literal, text};
use crate::SyntaxError;

pub(crate) fn parse<L: Literal>(text: &str) -> Result<Expression<L>, SyntaxError> {
    let mut grammar = Grammar { words: words(text)?, at: 0, depth: 0 };
    let expression = grammar.expression(0)?;
    grammar.expect(Token::End, "the end")?;
    Ok(expression)
}

struct Grammar<'t> {
    words: Vec<Word<'t>>,
    at: usize,
    depth: usize,
}

type Outcome<L> = Result<Expression<L>, SyntaxError>;

impl<'t> Grammar<'t> {
    fn peek(&self) -> Token {
        self.words.get(self.at).map_or(Token::End, |word| word.token)
    }

    /// Takes the next word; at the end, the end again.
    fn next(&mut self) -> Word<'t> {
        let word = self.words.get(self.at).copied().unwrap_or(Word { token: Token::End, at: 0, text: "" });
        self.at += 1;
        word
    }

    fn eat(&mut self, token: Token) -> bool {
        let found = self.peek() == token;
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, token: Token, what: &str) -> Result<(), SyntaxError> {
        if self.eat(token) { Ok(()) } else { self.expected(what) }
    }

    fn expected<T>(&self, what: &str) -> Result<T, SyntaxError> {
        Err(SyntaxError::new(self.here(), format!("{what} is expected")))
    }

    /// The byte at which the next word begins.
    fn here(&self) -> usize {
        self.words.get(self.at).or(self.words.last()).map_or(0, |word| word.at)
    }

    /// An expression, up to a word that binds no more than this.
    fn expression<L: Literal>(&mut self, least: u8) -> Outcome<L> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(SyntaxError::new(self.here(), format!("it is nested deeper than {DEEPEST}")));
        }
        // Only names can be called.
        let mut callable = self.peek() == Token::Name;
        let mut found = self.beginning()?;
        while least < binding(self.peek()) {
            found = self.continuation(found, callable)?;
            callable = false;
        }
        self.depth -= 1;
        Ok(found)
    }

    fn beginning<L: Literal>(&mut self) -> Outcome<L> {
        match self.peek() {
            Token::Name | Token::QuotedName => self.name::<L>().map(Expression::Field),
            Token::Literal | Token::RawString => self.literal().map(Expression::Literal),
            Token::At => {
                self.at += 1;
                Ok(Expression::Current)
            }
            Token::Star => self.projection(Expression::Current, Each::Value, binding::STAR),
            Token::Flatten => self.projection(Expression::Current, Each::Flat, binding::FLATTEN),
            Token::Filter => self.filter(Expression::Current),
            Token::Ampersand => Ok(Expression::Reference(self.operand(0)?)),
            Token::Not => Ok(Expression::Not(self.operand(binding::NOT)?)),
            Token::Open => {
                self.at += 1;
                let after = self.words.get(self.at + 1).map(|word| word.token);
                match self.peek() {
                    Token::Number | Token::Colon => self.index(Expression::Current),
                    Token::Star if after == Some(Token::Close) => {
                        self.at += 1;
                        self.projection(Expression::Current, Each::Item, binding::STAR)
                    }
                    _ => self.list(Token::Close, "`]` or `,`").map(Expression::List),
                }
            }
            Token::OpenBrace => self.hash(),
            Token::OpenParenthesis => {
                self.at += 1;
                let inner = self.expression(0)?;
                self.expect(Token::CloseParenthesis, "`)`")?;
                Ok(inner)
            }
            _ => self.expected("an expression"),
        }
    }

    /// What goes on after an expression.
    fn continuation<L: Literal>(&mut self, left: Expression<L>, callable: bool) -> Outcome<L> {
        let token = self.peek();
        match token {
            Token::Dot => {
                self.at += 1;
                if self.peek() == Token::Star {
                    return self.projection(left, Each::Value, binding::STAR);
                }
                Ok(Expression::Dot(Box::new(left), Box::new(self.member(binding::DOT)?)))
            }
            Token::Open => {
                self.at += 1;
                match self.peek() {
                    Token::Number | Token::Colon => self.index(left),
                    Token::Star => {
                        self.at += 1;
                        match self.peek() {
                            Token::Close => self.projection(left, Each::Item, binding::STAR),
                            _ => self.expected("`]`"),
                        }
                    }
                    _ => self.expected("a number, `:` or `*`"),
                }
            }
            Token::Pipe => Ok(Expression::Pipe(Box::new(left), self.operand(binding(token))?)),
            Token::Or => Ok(Expression::Or(Box::new(left), self.operand(binding(token))?)),
            Token::And => Ok(Expression::And(Box::new(left), self.operand(binding(token))?)),
            Token::Comparator(comparator) => {
                Ok(Expression::Compare(Box::new(left), comparator, self.operand(binding::COMPARATOR)?))
            }
            Token::Flatten => self.projection(left, Each::Flat, binding::FLATTEN),
            Token::Filter => self.filter(left),
            Token::OpenParenthesis => match left {
                Expression::Field(name) if callable => {
                    self.at += 1;
                    let none = self.eat(Token::CloseParenthesis);
                    let arguments =
                        if none { Vec::new() } else { self.list(Token::CloseParenthesis, "`)` or `,`")? };
                    Ok(Expression::Call(name, arguments))
                }
                _ => self.expected("an operator"),
            },
            _ => self.expected("an operator"),
        }
    }

    /// A word and the expression after it.
    fn operand<L: Literal>(&mut self, least: u8) -> Result<Box<Expression<L>>, SyntaxError> {
        self.at += 1;
        self.expression(least).map(Box::new)
    }

    /// The last word of what makes many values of one, and what is done with each.
    fn projection<L: Literal>(&mut self, from: Expression<L>, each: Each<L>, least: u8) -> Outcome<L> {
        self.at += 1;
        let then = match self.peek() {
            Token::Dot => {
                self.at += 1;
                self.member(least)?
            }
            Token::Open | Token::Filter => self.expression(least)?,
            next if binding(next) < binding::ENDS_PROJECTION => Expression::Current,
            _ => return self.expected("`.`, `[` or `[?`"),
        };
        Ok(Expression::project(from, each, then))
    }

    /// What stands after a dot. Selections are whole with their last bracket, so that a projection ends after them.
    fn member<L: Literal>(&mut self, least: u8) -> Outcome<L> {
        match self.peek() {
            Token::Open => {
                self.at += 1;
                self.list(Token::Close, "`]` or `,`").map(Expression::List)
            }
            Token::OpenBrace => self.hash(),
            Token::Name | Token::QuotedName | Token::Star | Token::Ampersand => self.expression(least),
            _ => self.expected("a name, `*`, `{`, `[` or `&`"),
        }
    }

    /// `[?…]`
    fn filter<L: Literal>(&mut self, from: Expression<L>) -> Outcome<L> {
        let condition = self.operand(0)?;
        match self.peek() {
            Token::Close => self.projection(from, Each::If(condition), binding::FILTER),
            _ => self.expected("`]`"),
        }
    }

    /// What stands in `[0]` and `[0:10:2]`, and the `]`. A slice makes a projection.
    fn index<L: Literal>(&mut self, from: Expression<L>) -> Outcome<L> {
        let mut parts = [None; 3];
        let mut colons = 0;
        loop {
            if self.peek() == Token::Number
                && let Some(part) = parts.get_mut(colons)
            {
                *part = self.next().text.parse().ok();
            }
            match self.peek() {
                Token::Colon if colons < 2 => colons += 1,
                Token::Close => break,
                _ => return self.expected("`:` or `]`"),
            }
            self.at += 1;
        }
        match (colons, parts) {
            (0, [Some(at), ..]) => {
                self.at += 1;
                Ok(Expression::Index(Box::new(from), at))
            }
            (_, [start, stop, step]) => {
                self.projection(from, Each::Slice { start, stop, step: step.unwrap_or(1) }, binding::STAR)
            }
        }
    }

    /// One expression at least, with commas between, and the word that ends them.
    fn list<L: Literal>(&mut self, end: Token, what: &str) -> Result<Vec<Expression<L>>, SyntaxError> {
        let mut items = Vec::new();
        loop {
            items.push(self.expression(0)?);
            if self.eat(end) {
                return Ok(items);
            }
            self.expect(Token::Comma, what)?;
        }
    }

    /// `{name: …, "name": …}`
    fn hash<L: Literal>(&mut self) -> Outcome<L> {
        self.at += 1;
        let mut entries = Vec::new();
        loop {
            if !matches!(self.peek(), Token::Name | Token::QuotedName) {
                return self.expected("a name");
            }
            let name = self.name::<L>()?;
            self.expect(Token::Colon, "`:`")?;
            entries.push((name.text, self.expression(0)?));
            if self.eat(Token::CloseBrace) {
                return Ok(Expression::Hash(entries));
            }
            self.expect(Token::Comma, "`}` or `,`")?;
        }
    }
}

/// Words that say something.
impl Grammar<'_> {
    fn name<L: Literal>(&mut self) -> Result<Name, SyntaxError> {
        let Word { token, at, text } = self.next();
        let text = match token {
            // A quote that is read as JSON is a string.
            Token::QuotedName => json::<L>(at, text)?.into_text().unwrap_or_default(),
            _ => text.to_owned(),
        };
        Ok(Name { text, at })
    }

    fn literal<L: Literal>(&mut self) -> Result<L, SyntaxError> {
        let Word { token, at, text } = self.next();
        let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or_default();
        match token {
            Token::RawString => Ok(L::text(text::raw(inner))),
            _ => json(at, &text::json(inner)),
        }
    }
}

fn json<L: Literal>(at: usize, json: &str) -> Result<L, SyntaxError> {
    L::read(json).map_err(|reason| SyntaxError::new(at, format!("this is not JSON: {reason}")))
}
