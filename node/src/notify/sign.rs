//! The signature of a webhook, as Standard Webhooks has it: HMAC-SHA256 over id, time and body.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use ntc_core::time::Timestamp;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::NotifyError;
use crate::identity::secret_file::read_secret;

/// What a key begins with in its file.
const PREFIX: &str = "whsec_";
/// Fewest and most bytes of a key.
const KEY_LEN: std::ops::RangeInclusive<usize> = 24..=64;

/// A key that signs.
pub(super) struct HookKey(Zeroizing<Vec<u8>>);

impl std::fmt::Debug for HookKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HookKey")
    }
}

impl HookKey {
    /// Reads a key from its file, which nobody else may read.
    ///
    /// # Errors
    /// When the file cannot be used, or holds no key.
    pub(super) fn read(path: &std::path::Path) -> Result<Self, NotifyError> {
        let text = read_secret(path).map_err(|error| NotifyError::Key(error.to_string()))?;
        Self::parse(&text).ok_or_else(|| {
            let (fewest, most) = (KEY_LEN.start(), KEY_LEN.end());
            NotifyError::Key(format!(
                "{} holds no key: write {PREFIX} and the base64 of {fewest} to {most} random bytes",
                path.display()
            ))
        })
    }

    fn parse(text: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(text).ok()?.trim();
        let mut key = Zeroizing::new(Vec::with_capacity(KEY_LEN.end() + 4));
        STANDARD
            .decode_vec(text.strip_prefix(PREFIX)?, &mut key)
            .ok()?;
        KEY_LEN.contains(&key.len()).then_some(Self(key))
    }

    /// The value of the header `webhook-signature`.
    ///
    /// # Errors
    /// Never in practice: a key of any length signs.
    pub(super) fn sign(&self, id: &str, at: Timestamp, body: &[u8]) -> Result<String, NotifyError> {
        let mac = Hmac::<Sha256>::new_from_slice(&self.0);
        let mut mac = mac.map_err(|error| NotifyError::Key(error.to_string()))?;
        mac.update(format!("{id}.{}.", at.as_secs()).as_bytes());
        mac.update(body);
        Ok(format!(
            "v1,{}",
            STANDARD.encode(mac.finalize().into_bytes())
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_that_of_the_published_example() {
        // The example of the libraries of Standard Webhooks.
        let key = HookKey::parse(b"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n").unwrap();
        let at = Timestamp::from_millis(1_614_265_330_000);
        let id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
        let signature = key.sign(id, at, br#"{"test": 2432232314}"#).unwrap();
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_key_of_another_form_or_length_is_none() {
        let of = |len: usize| format!("{PREFIX}{}", STANDARD.encode(vec![7; len]));
        for (text, is_key) in [
            (of(23), false),
            (of(24), true),
            (of(64), true),
            (of(65), false),
            (STANDARD.encode([7; 32]), false),
            (format!("{PREFIX}not base64"), false),
        ] {
            assert_eq!(HookKey::parse(text.as_bytes()).is_some(), is_key, "{text}");
        }
    }
}
