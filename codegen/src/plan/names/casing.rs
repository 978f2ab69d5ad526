//! Casing of names, word for word as the AWS SDK for Rust splits them, so that call sites port.

/// Written as one word whatever the casing inside: `IPv4`, `MiB`.
const WHOLE_WORDS: [&str; 7] = ["ipv4", "ipv6", "sigv4", "mib", "gib", "kib", "ttl"];

/// The casing of fields, methods and modules: `dbProxyARNs` becomes `db_proxy_arns`.
pub fn snake_case(text: &str) -> String {
    words(text).join("_")
}

/// The words of a name in lower case: `dbProxyARNs` gives `db`, `proxy`, `arns`.
pub fn words(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let lower: Vec<char> = letters.iter().map(char::to_ascii_lowercase).collect();
    let all_lower = letters == lower;
    let mut words = Vec::new();
    let mut word = String::new();
    for (at, &letter) in letters.iter().enumerate() {
        let Some(last) = word.chars().last() else {
            if letter.is_ascii_alphanumeric() {
                word.push(letter);
            }
            continue;
        };
        let rest = lower.get(at..).unwrap_or_default();
        let begins_word = letter.is_ascii_uppercase() && (last.is_ascii_lowercase() || last.is_ascii_digit());
        let after_digit = all_lower && last.is_ascii_digit() && letter.is_ascii_lowercase();
        let boundary = !letter.is_ascii_alphanumeric()
            || ((begins_word || after_digit) && !in_whole_word(&word, rest))
            || ends_acronym(last, letter, letters.get(at + 1), letters.get(at + 2));
        if boundary {
            words.push(std::mem::take(&mut word).to_ascii_lowercase());
        }
        if letter.is_ascii_alphanumeric() {
            word.push(letter);
        }
    }
    if !word.is_empty() {
        words.push(word.to_ascii_lowercase());
    }
    words
}

/// Whether the word so far and what follows make one of the whole words that is not complete yet.
fn in_whole_word(word: &str, rest: &[char]) -> bool {
    let word = word.to_ascii_lowercase();
    let makes = |whole: &&str| {
        let goes_on = |tail: &str| tail.chars().zip(rest).filter(|(a, b)| a == *b).count() == tail.len();
        whole.strip_prefix(&word).is_some_and(goes_on) || word.starts_with(*whole)
    };
    !WHOLE_WORDS.contains(&word.as_str()) && WHOLE_WORDS.iter().any(makes)
}

/// `DB|Proxy` and `IAM|User`, but not `ACLs` and not `DynamoDBv2`.
fn ends_acronym(last: char, letter: char, next: Option<&char>, after: Option<&char>) -> bool {
    let Some(next) = next else { return false };
    if !last.is_ascii_uppercase() || !letter.is_ascii_uppercase() || !next.is_ascii_lowercase() {
        return false;
    }
    let plural = *next == 's' && !after.is_some_and(char::is_ascii_lowercase);
    let version = *next == 'v' && after.is_some_and(char::is_ascii_digit);
    !plural && !version
}

/// The casing of types and variants: `IN_PROGRESS` becomes `InProgress`, `AWSAccount` becomes `AwsAccount`.
pub fn pascal_case(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut pascal = String::with_capacity(text.len());
    let mut begins_word = true;
    for (at, &letter) in letters.iter().enumerate() {
        if !letter.is_ascii_alphanumeric() {
            begins_word = true;
            continue;
        }
        let last = at.checked_sub(1).and_then(|before| letters.get(before)).copied().unwrap_or('_');
        let next = letters.get(at + 1).copied().unwrap_or('_');
        if letter.is_ascii_uppercase() {
            let after_lower = last.is_ascii_lowercase() || last.is_ascii_digit();
            begins_word |= after_lower || (last.is_ascii_uppercase() && next.is_ascii_lowercase());
        }
        pascal.push(if begins_word { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() });
        begins_word = false;
    }
    pascal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snake() {
        let table = [
            ("nextToken", "next_token"),
            ("NextToken", "next_token"),
            ("dbProxyARNs", "db_proxy_arns"),
            ("DBProxy", "db_proxy"),
            ("IAMUser", "iam_user"),
            ("ACLs", "acls"),
            ("s3Key", "s3_key"),
            ("s3key", "s3_key"),
            ("S3ObjectSource", "s3_object_source"),
            ("IPv4Address", "ipv4_address"),
            ("publicIPv6", "public_ipv6"),
            ("SigV4Name", "sigv4_name"),
            ("sizeInMiB", "size_in_mib"),
            ("DynamoDBv2Table", "dynamo_dbv2_table"),
            ("UPPER_CASE", "upper_case"),
            ("already_snake", "already_snake"),
            ("with-dash.and space", "with_dash_and_space"),
            ("__type", "type"),
            ("x", "x"),
            ("", ""),
            ("äöü", ""),
            ("SSEKMSKeyId", "ssekms_key_id"),
            ("codebuildRoleArn", "codebuild_role_arn"),
        ];
        for (text, expected) in table {
            assert_eq!(snake_case(text), expected, "{text}");
        }
    }

    #[test]
    fn pascal() {
        let table = [
            ("IN_PROGRESS", "InProgress"),
            ("GITHUB", "Github"),
            ("AWSAccount", "AwsAccount"),
            ("S3ObjectSource", "S3ObjectSource"),
            ("serviceInstance", "ServiceInstance"),
            ("s3", "S3"),
            ("__EndpointTypeElement", "EndpointTypeElement"),
            ("t2.micro", "T2Micro"),
            ("us-east-1", "UsEast1"),
            ("Self", "Self"),
            ("ABC", "Abc"),
            ("Ec2KeyName", "Ec2KeyName"),
            ("trailing ", "Trailing"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(pascal_case(text), expected, "{text}");
        }
    }
}
