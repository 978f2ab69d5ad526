//! The text of a source.

use super::gzip;
use super::source::{LARGEST, Source};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Place, SourceFile, saturate};
use std::borrow::Cow;
use std::sync::Arc;

/// The bytes as text, decompressed if need be.
pub(super) fn decode(source: &Source) -> Result<Cow<'_, str>, Box<Diagnostic>> {
    if source.bytes.len() > LARGEST {
        let message = format!("`{}` is larger than {} MiB", source.name, LARGEST >> 20);
        return Err(Box::new(Diagnostic::error(Code::TooLarge, message)));
    }
    if gzip::is_gzip(&source.bytes) {
        let bytes = gzip::decompress(source)?;
        check_text(&source.name, &bytes)?;
        return Ok(Cow::Owned(String::from_utf8(bytes).unwrap_or_default()));
    }
    check_text(&source.name, &source.bytes).map(Cow::Borrowed)
}

/// The bytes as text, without decompressing.
fn check_text<'b>(name: &str, bytes: &'b [u8]) -> Result<&'b str, Box<Diagnostic>> {
    for (mark, encoding) in
        [(&b"\xEF\xBB\xBF"[..], "UTF-8"), (b"\xFF\xFE", "UTF-16"), (b"\xFE\xFF", "UTF-16")]
    {
        if bytes.starts_with(mark) {
            let message = format!("`{name}` begins with a byte order mark of {encoding}");
            let problem = Diagnostic::error(Code::ByteOrderMark, message);
            return Err(Box::new(problem.hint("save the file as UTF-8 without byte order mark")));
        }
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        let message = format!("`{name}` is empty");
        return Err(Box::new(Diagnostic::error(Code::EmptyFile, message).expected("a service model")));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
        let problem = Diagnostic::error(Code::NotUtf8, format!("the byte 0x{byte:02X} is not valid UTF-8"));
        // Lossy decoding leaves what is valid in place, so the offset still fits.
        let file = SourceFile::new(name, String::from_utf8_lossy(bytes));
        let place = Place::new(Arc::new(file), saturate(valid.len()));
        Box::new(problem.at(&place).hint("save the file as UTF-8"))
    })
}
