//! Media bodies: each file has the hash that it is named by, and each body that an own record names is there.

use std::collections::BTreeSet;
use std::path::Path;

use ntc_core::phrase::{Phrase, Said};

use super::folder::{called, name_of, paths};
use super::{Findings, Progress, Tell};
use crate::media::hash;

/// Hashes every body in the folder, and answers the hashes of those that hold.
pub(super) fn bodies(folder: &Path, findings: &mut Findings, tell: Tell<'_>) -> BTreeSet<[u8; 32]> {
    let mut held = BTreeSet::new();
    let here = called(folder.display().to_string());
    for path in paths(folder, &here, findings) {
        let mut named = [0; 32];
        let name = name_of(&path);
        // Anything else is a body on its way.
        if hex::decode_to_slice(&name, &mut named).is_err() {
            continue;
        }
        match hash(&path) {
            Ok((found, _)) if found == named => {
                held.insert(named);
            }
            Ok(_) => findings.add_at(Phrase::HeldMedia { name }, Phrase::FoundOtherBytes {}),
            Err(error) => findings.add_at(Phrase::HeldMedia { name }, Said::of_system(&error)),
        }
        tell(Progress {
            stage: Phrase::ReadingMedia {}.said(),
            done: held.len() as u64,
        });
    }
    held
}

#[cfg(test)]
mod tests {
    use sha2::{Digest as _, Sha256};

    use std::fs;

    use super::*;

    #[test]
    fn a_body_with_one_flipped_bit_is_found_and_one_on_its_way_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let body = vec![7; 300 << 10];
        let sha256: [u8; 32] = Sha256::digest(&body).into();
        let path = dir.path().join(hex::encode(sha256));
        fs::write(&path, &body).unwrap();
        fs::write(
            dir.path().join(format!("{}.part", hex::encode([1; 32]))),
            b"half",
        )
        .unwrap();
        let mut findings = Findings::default();
        assert_eq!(
            bodies(dir.path(), &mut findings, &mut |_| {}),
            BTreeSet::from([sha256])
        );
        assert!(findings.is_clean());
        let mut damaged = body;
        *damaged.last_mut().unwrap() ^= 1;
        fs::write(&path, damaged).unwrap();
        assert!(bodies(dir.path(), &mut findings, &mut |_| {}).is_empty());
        assert!(
            findings.sentences()[0].contains("other bytes"),
            "{findings:?}"
        );
    }
}
