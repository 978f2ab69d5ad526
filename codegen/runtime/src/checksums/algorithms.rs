//! The algorithms that models name.

use aws_smithy_types::base64;
use sha2::{Sha256, Sha512};

/// An algorithm.
#[derive(Debug)]
pub(crate) struct Algorithm {
    /// Its name in models and requests.
    pub(crate) name: &'static str,
    /// The header or trailer of its checksum.
    pub(crate) header: &'static str,
    /// Bytes of a checksum.
    size: usize,
    /// Starts a checksum; `None` if the program has been built without.
    start: Option<fn() -> Box<dyn Hasher>>,
}

/// A checksum that is being computed.
pub(crate) trait Hasher: Send + Sync {
    fn update(&mut self, bytes: &[u8]);

    /// The checksum of all bytes so far, the highest byte first.
    fn finish(&self) -> Vec<u8>;
}

/// All that there are, in the order in which checksums of responses are looked for: fast ones first.
pub(crate) const ALGORITHMS: &[Algorithm] = &[
    Algorithm { name: "CRC64NVME", header: "x-amz-checksum-crc64nvme", size: 8, start: more::CRC64NVME },
    Algorithm { name: "CRC32C", header: "x-amz-checksum-crc32c", size: 4, start: more::CRC32C },
    CRC32,
    Algorithm { name: "SHA1", header: "x-amz-checksum-sha1", size: 20, start: more::SHA1 },
    Algorithm {
        name: "SHA256",
        header: "x-amz-checksum-sha256",
        size: 32,
        start: Some(|| digest::<Sha256>()),
    },
    Algorithm {
        name: "SHA512",
        header: "x-amz-checksum-sha512",
        size: 64,
        start: Some(|| digest::<Sha512>()),
    },
    Algorithm { name: "XXHASH3", header: "x-amz-checksum-xxhash3", size: 8, start: more::XXHASH3 },
    Algorithm { name: "XXHASH64", header: "x-amz-checksum-xxhash64", size: 8, start: more::XXHASH64 },
    Algorithm { name: "XXHASH128", header: "x-amz-checksum-xxhash128", size: 16, start: more::XXHASH128 },
    Algorithm { name: "MD5", header: "x-amz-checksum-md5", size: 16, start: more::MD5 },
];

/// What requests have unless another is chosen.
pub(crate) const CRC32: Algorithm = Algorithm {
    name: "CRC32",
    header: "x-amz-checksum-crc32",
    size: 4,
    start: Some(|| Box::new(crc32fast::Hasher::new())),
};

impl Algorithm {
    /// The algorithm of this name, in any case.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        ALGORITHMS.iter().find(|algorithm| algorithm.name.eq_ignore_ascii_case(name))
    }

    /// Whether the program can compute it.
    pub(crate) fn is_known(&self) -> bool {
        self.start.is_some()
    }

    /// A checksum of no bytes so far.
    pub(crate) fn start(&self) -> Result<Box<dyn Hasher>, String> {
        let name = self.name;
        let start = self.start.ok_or_else(|| {
            format!("the program cannot compute {name}: smithwright-runtime has the feature `checksums-all` for it")
        })?;
        Ok(start())
    }

    /// The checksum of bytes, as headers have it.
    pub(crate) fn of(&self, bytes: &[u8]) -> Result<String, String> {
        let mut hasher = self.start()?;
        hasher.update(bytes);
        Ok(text(&*hasher))
    }

    /// How long the text of a checksum is.
    pub(crate) fn text_length(&self) -> u64 {
        base64::encoded_length(self.size) as u64
    }
}

/// A checksum as headers have it.
pub(crate) fn text(hasher: &dyn Hasher) -> String {
    base64::encode(hasher.finish())
}

impl Hasher for crc32fast::Hasher {
    fn update(&mut self, bytes: &[u8]) {
        self.update(bytes);
    }

    fn finish(&self) -> Vec<u8> {
        self.clone().finalize().to_be_bytes().to_vec()
    }
}

/// A hash of the RustCrypto project.
struct Digest<D>(D);

fn digest<D: sha2::Digest + Clone + Send + Sync + 'static>() -> Box<dyn Hasher> {
    Box::new(Digest(D::new()))
}

impl<D: sha2::Digest + Clone + Send + Sync> Hasher for Digest<D> {
    fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> Vec<u8> {
        self.0.clone().finalize().to_vec()
    }
}

/// Those that bring dependencies.
#[cfg(feature = "checksums-all")]
mod more {
    use md5::Md5;
    use sha1::Sha1;
    use xxhash_rust::xxh3::Xxh3;
    use xxhash_rust::xxh64::Xxh64;

    use super::{Hasher, digest};

    type Start = Option<fn() -> Box<dyn Hasher>>;

    pub(super) const CRC64NVME: Start = Some(|| Box::new(crc64fast_nvme::Digest::new()));
    pub(super) const CRC32C: Start = Some(|| Box::new(Crc32c(0)));
    pub(super) const SHA1: Start = Some(|| digest::<Sha1>());
    pub(super) const MD5: Start = Some(|| digest::<Md5>());
    pub(super) const XXHASH3: Start = Some(|| Box::new(Xxh3::new()));
    pub(super) const XXHASH64: Start = Some(|| Box::new(Xxh64::new(0)));
    pub(super) const XXHASH128: Start = Some(|| Box::new(Xxh128(Xxh3::new())));

    struct Crc32c(u32);
    struct Xxh128(Xxh3);

    impl Hasher for Crc32c {
        fn update(&mut self, bytes: &[u8]) {
            self.0 = crc32c::crc32c_append(self.0, bytes);
        }

        fn finish(&self) -> Vec<u8> {
            self.0.to_be_bytes().to_vec()
        }
    }

    impl Hasher for crc64fast_nvme::Digest {
        fn update(&mut self, bytes: &[u8]) {
            self.write(bytes);
        }

        fn finish(&self) -> Vec<u8> {
            self.sum64().to_be_bytes().to_vec()
        }
    }

    impl Hasher for Xxh3 {
        fn update(&mut self, bytes: &[u8]) {
            self.update(bytes);
        }

        fn finish(&self) -> Vec<u8> {
            self.digest().to_be_bytes().to_vec()
        }
    }

    impl Hasher for Xxh128 {
        fn update(&mut self, bytes: &[u8]) {
            self.0.update(bytes);
        }

        fn finish(&self) -> Vec<u8> {
            self.0.digest128().to_be_bytes().to_vec()
        }
    }

    impl Hasher for Xxh64 {
        fn update(&mut self, bytes: &[u8]) {
            self.update(bytes);
        }

        fn finish(&self) -> Vec<u8> {
            self.digest().to_be_bytes().to_vec()
        }
    }
}

#[cfg(not(feature = "checksums-all"))]
mod more {
    use super::Hasher;

    type Start = Option<fn() -> Box<dyn Hasher>>;

    pub(super) const CRC64NVME: Start = None;
    pub(super) const CRC32C: Start = None;
    pub(super) const SHA1: Start = None;
    pub(super) const MD5: Start = None;
    pub(super) const XXHASH3: Start = None;
    pub(super) const XXHASH64: Start = None;
    pub(super) const XXHASH128: Start = None;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of `123456789`, the check of catalogues of CRCs, and of `abc`, that of the standards of hashes; those of XXHASH
    /// by the reference implementation (seed 0).
    #[test]
    fn known_checksums() {
        let cases: [(&str, &[u8], &str); 10] = [
            ("CRC32", b"123456789", "cbf43926"),
            ("CRC32C", b"123456789", "e3069283"),
            ("CRC64NVME", b"123456789", "ae8b14860a799888"),
            ("SHA1", b"abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            ("SHA256", b"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "SHA512",
                b"abc",
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
                 2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            ),
            ("MD5", b"abc", "900150983cd24fb0d6963f7d28e17f72"),
            ("XXHASH64", b"abc", "44bc2cf5ad770999"),
            ("XXHASH3", b"abc", "78af5f94892f3950"),
            ("XXHASH128", b"abc", "06b05ab6733a618578af5f94892f3950"),
        ];
        for (name, bytes, expected) in cases {
            let algorithm = Algorithm::named(name).expect("an algorithm");
            if !algorithm.is_known() {
                continue;
            }
            let checksum = algorithm.of(bytes).expect("a checksum");
            let found = base64::decode(&checksum).expect("base64");
            let found: String = found.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(found, expected, "{name}");
            assert_eq!(checksum.len() as u64, algorithm.text_length(), "{name}");
        }
        assert!(
            CRC32.is_known() && Algorithm::named("crc32").is_some() && Algorithm::named("CRC8").is_none()
        );
    }
}
