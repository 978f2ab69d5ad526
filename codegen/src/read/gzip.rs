//! Files compressed with gzip, which are read with the feature `gzip`.

#[cfg(feature = "gzip")]
use super::source::LARGEST;
use super::source::Source;
use crate::diagnostic::{Code, Diagnostic};
#[cfg(feature = "gzip")]
use flate2::read::MultiGzDecoder;
#[cfg(feature = "gzip")]
use std::io::{ErrorKind, Read as _};

/// The first bytes of every gzip file.
const MAGIC: [u8; 2] = [0x1F, 0x8B];

/// How many times larger than its file a text may be. Service definitions come to about 15; what comes to hundreds was
/// made to fill the memory.
#[cfg(feature = "gzip")]
const MOST_GROWTH: usize = 200;

/// What may always come out, whatever the growth: short texts of one repeated byte are harmless.
#[cfg(feature = "gzip")]
const ALWAYS_ALLOWED: usize = 1 << 20;

/// Whether the bytes are a gzip file.
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

/// Says what to do, because this build cannot decompress.
#[cfg(not(feature = "gzip"))]
pub(super) fn decompress(source: &Source) -> Result<Vec<u8>, Box<Diagnostic>> {
    let message =
        format!("`{}` is compressed with gzip, which this build of smithwright does not read", source.name);
    let hint = "turn on the feature `gzip` of smithwright, or decompress the file";
    Err(Box::new(Diagnostic::error(Code::BadGzip, message).hint(hint)))
}

/// Decompresses a source. Never more than the largest file a reader accepts, and one byte, is held.
#[cfg(feature = "gzip")]
pub(super) fn decompress(source: &Source) -> Result<Vec<u8>, Box<Diagnostic>> {
    let limit = source.bytes.len().saturating_mul(MOST_GROWTH).clamp(ALWAYS_ALLOWED, LARGEST);
    let mut text = Vec::new();
    let readable = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let result = MultiGzDecoder::new(source.bytes.as_slice()).take(readable).read_to_end(&mut text);
    let name = &source.name;
    if let Err(error) = result {
        let problem = match error.kind() {
            ErrorKind::UnexpectedEof => {
                Diagnostic::error(Code::BadGzip, format!("the gzip data of `{name}` are cut short"))
            }
            _ => Diagnostic::error(Code::BadGzip, format!("the gzip data of `{name}` are damaged: {error}")),
        };
        return Err(Box::new(problem.hint("fetch the file again")));
    }
    if text.len() <= limit {
        return Ok(text);
    }
    let problem = if limit == LARGEST {
        let message = format!("`{name}` is larger than {} MiB when decompressed", LARGEST >> 20);
        Diagnostic::error(Code::TooLarge, message)
    } else {
        let message = format!("`{name}` grows more than {MOST_GROWTH} times when decompressed");
        Diagnostic::error(Code::TooLarge, message).hint("this looks like a file made to fill the memory")
    };
    Err(Box::new(problem))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write as _;

    pub(in crate::read) fn compress(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).expect("memory");
        encoder.finish().expect("memory")
    }

    fn code(bytes: Vec<u8>) -> Code {
        decompress(&Source::new("m.json.gz", bytes)).expect_err("a problem").code
    }

    #[test]
    fn whole_files_come_back() {
        let source = Source::new("m.json.gz", compress(b"{\"a\": 1}"));
        assert!(is_gzip(&source.bytes));
        assert_eq!(decompress(&source).expect("text"), b"{\"a\": 1}");
    }

    #[test]
    fn damage_is_told() {
        let whole = compress(&b"{\"a\": 1}".repeat(50));
        for length in 2..whole.len() {
            assert_eq!(code(whole[..length].to_vec()), Code::BadGzip, "{length}");
        }
        let mut flipped = whole.clone();
        let middle = flipped.len() / 2;
        flipped[middle] ^= 0xFF;
        assert_eq!(code(flipped), Code::BadGzip);
        assert_eq!(code([whole.as_slice(), b"more"].concat()), Code::BadGzip);
    }

    #[test]
    fn bombs_are_refused() {
        // Grows about a thousand times.
        assert_eq!(code(compress(&vec![b' '; 8 << 20])), Code::TooLarge);
        // One within another is only one layer deep for us: what comes out is gzip, which is no JSON.
        assert!(decompress(&Source::new("m", compress(&compress(b"{}")))).is_ok());
    }
}
