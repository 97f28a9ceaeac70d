//! The register of officers' certificates: every serial number that was ever issued for a name, its roles and end.
//!
//! Two text files beside the officers' authority. `issued.list` holds one certificate a line; `revoked.list` the serial
//! numbers that were taken back. Both are replaced as a whole, and read and changed under one lock.

use std::collections::BTreeSet;
use std::fs::File;

use ntc_core::identity::officer::{OfficerName, Role};
use ntc_core::time::Timestamp;
use rustix::fs::{FlockOperation, flock};

use super::layout::Layout;
use super::secret_file::{UnusableFile, read_public, replace_public};
use super::uncertified::OfficerError;
pub use super::uncertified::{MAX_ISSUED, MAX_REVOKED};
use crate::store::FileError;

/// One certificate of the register.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Certified {
    /// Serial number, lower-case hexadecimal.
    pub serial: String,
    /// Whose it is.
    pub name: OfficerName,
    /// What it lets its owner do.
    pub roles: BTreeSet<Role>,
    /// Last moment of its validity.
    pub not_after: Timestamp,
}

/// How a certificate stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Standing {
    /// The node accepts it.
    Valid,
    /// It was taken back.
    Revoked,
    /// Its validity is over.
    Expired,
}

impl Standing {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Revoked => "revoked",
            Self::Expired => "expired",
        }
    }
}

/// The register, locked as long as it lives.
pub struct Register<'a> {
    layout: &'a Layout,
    issued: Vec<Certified>,
    revoked: BTreeSet<String>,
    _lock: File,
}

impl<'a> Register<'a> {
    /// Opens and locks the register; waits while another process changes it.
    ///
    /// # Errors
    /// When a file cannot be read or has another form than this.
    pub fn open(layout: &'a Layout) -> Result<Self, OfficerError> {
        let failed = |verb| FileError::new(verb, &layout.officers);
        let lock = File::open(&layout.officers).map_err(failed("open"));
        let lock = lock.map_err(UnusableFile::from)?;
        flock(&lock, FlockOperation::LockExclusive)
            .map_err(|error| UnusableFile::from(failed("lock")(error.into())))?;
        Ok(Self {
            issued: read_issued(layout)?,
            revoked: read_revoked(layout)?,
            layout,
            _lock: lock,
        })
    }

    /// Every certificate, oldest first, with how it stands at `now`.
    pub fn certificates(&self, now: Timestamp) -> impl Iterator<Item = (&Certified, Standing)> {
        self.issued
            .iter()
            .map(move |certified| (certified, self.standing(certified, now)))
    }

    /// Whether anybody holds a valid certificate of an administrator.
    pub fn has_administrator(&self, now: Timestamp) -> bool {
        self.certificates(now).any(|(certified, standing)| {
            standing == Standing::Valid && certified.roles.contains(&Role::Administrator)
        })
    }

    /// How many officers hold a valid certificate of an administrator.
    pub fn administrators(&self, now: Timestamp) -> usize {
        let names: BTreeSet<_> = self
            .certificates(now)
            .filter(|(certified, standing)| {
                *standing == Standing::Valid && certified.roles.contains(&Role::Administrator)
            })
            .map(|(certified, _)| &certified.name)
            .collect();
        names.len()
    }

    /// Whether anybody but this officer holds a valid certificate of an administrator.
    pub fn has_other_administrator(&self, name: &OfficerName, now: Timestamp) -> bool {
        self.certificates(now).any(|(certified, standing)| {
            certified.name != *name
                && standing == Standing::Valid
                && certified.roles.contains(&Role::Administrator)
        })
    }

    /// Whether this officer holds a valid certificate of an administrator.
    pub fn is_administrator(&self, name: &OfficerName, now: Timestamp) -> bool {
        self.certificates(now).any(|(certified, standing)| {
            certified.name == *name
                && standing == Standing::Valid
                && certified.roles.contains(&Role::Administrator)
        })
    }

    /// Adds a certificate, durably.
    ///
    /// # Errors
    /// When the register is full of certificates that have not ended, or writing fails.
    pub fn add(&mut self, certified: Certified, now: Timestamp) -> Result<(), OfficerError> {
        if self.issued.len() >= MAX_ISSUED {
            self.issued.retain(|held| held.not_after > now);
        }
        if self.issued.len() >= MAX_ISSUED {
            return Err(OfficerError::TooManyIssued);
        }
        self.issued.push(certified);
        let text: String = self.issued.iter().map(line).collect();
        Ok(replace_public(
            &self.layout.issued_officers(),
            text.as_bytes(),
        )?)
    }

    /// Takes every certificate of an officer back but the one with the serial number `except`, durably. `also` is one
    /// that the register may not know. Answers the serial numbers that were not revoked before.
    ///
    /// # Errors
    /// When too many are revoked, or writing fails; then none is.
    pub fn revoke(
        &mut self,
        name: &OfficerName,
        also: Option<String>,
        except: Option<&str>,
    ) -> Result<Vec<String>, OfficerError> {
        let own = self
            .issued
            .iter()
            .filter(|certified| certified.name == *name);
        let serials: BTreeSet<String> = own
            .map(|certified| certified.serial.clone())
            .chain(also)
            .collect();
        let fresh: Vec<String> = serials
            .into_iter()
            .filter(|serial| Some(serial.as_str()) != except && !self.revoked.contains(serial))
            .collect();
        if fresh.is_empty() {
            return Ok(fresh);
        }
        let mut revoked = self.revoked.clone();
        revoked.extend(fresh.iter().cloned());
        if revoked.len() > MAX_REVOKED {
            return Err(OfficerError::TooManyRevoked);
        }
        let mut text: String = revoked.iter().cloned().collect::<Vec<_>>().join("\n");
        text.push('\n');
        replace_public(&self.layout.revoked_officers(), text.as_bytes())?;
        self.revoked = revoked;
        Ok(fresh)
    }

    fn standing(&self, certified: &Certified, now: Timestamp) -> Standing {
        if self.revoked.contains(&certified.serial) {
            Standing::Revoked
        } else if certified.not_after <= now {
            Standing::Expired
        } else {
            Standing::Valid
        }
    }
}

/// Serial numbers of revoked officer certificates; none when the file is not there.
///
/// # Errors
/// When the file cannot be read.
pub fn read_revoked(layout: &Layout) -> Result<BTreeSet<String>, UnusableFile> {
    Ok(lines(&layout.revoked_officers())?
        .map(|line| line.to_ascii_lowercase())
        .collect())
}

fn read_issued(layout: &Layout) -> Result<Vec<Certified>, OfficerError> {
    let path = layout.issued_officers();
    let damaged = || OfficerError::Register(path.clone());
    lines(&path)?
        .map(|line| parse(&line).ok_or_else(damaged))
        .collect()
}

/// The lines of a file, without blank ones and comments; none when the file is not there.
fn lines(path: &std::path::Path) -> Result<impl Iterator<Item = String>, UnusableFile> {
    let bytes = match read_public(path) {
        Err(error) if error.is_absent() => Vec::new(),
        read => read?,
    };
    let lines: Vec<_> = String::from_utf8_lossy(&bytes)
        .lines()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    Ok(lines.into_iter())
}

/// `serial name role,role end`, the end in milliseconds since the epoch.
fn line(certified: &Certified) -> String {
    let Certified {
        serial,
        name,
        roles,
        not_after,
    } = certified;
    let roles: Vec<_> = roles.iter().map(|role| role.code()).collect();
    format!(
        "{serial} {name} {} {}\n",
        roles.join(","),
        not_after.as_millis()
    )
}

fn parse(line: &str) -> Option<Certified> {
    let mut words = line.split(' ');
    let certified = Certified {
        serial: words.next()?.to_owned(),
        name: words.next()?.parse().ok()?,
        roles: words
            .next()?
            .split(',')
            .map(|role| role.parse().ok())
            .collect::<Option<_>>()?,
        not_after: Timestamp::from_millis(words.next()?.parse().ok()?),
    };
    words.next().is_none().then_some(certified)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certified(serial: &str, name: &str, role: Role, end: u64) -> Certified {
        Certified {
            serial: serial.to_owned(),
            name: name.parse().unwrap(),
            roles: BTreeSet::from([role]),
            not_after: Timestamp::from_millis(end),
        }
    }

    fn layout() -> (tempfile::TempDir, Layout) {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::below(dir.path());
        std::fs::create_dir(&layout.officers).unwrap();
        (dir, layout)
    }

    const NOW: Timestamp = Timestamp::from_millis(1_000);

    #[test]
    fn every_certificate_of_a_name_is_kept_and_taken_back() {
        let (_dir, layout) = layout();
        let anna = "anna".parse().unwrap();
        for serial in ["a1", "a2", "a3"] {
            let mut register = Register::open(&layout).unwrap();
            register
                .add(certified(serial, "anna", Role::Publisher, 2_000), NOW)
                .unwrap();
        }
        let mut register = Register::open(&layout).unwrap();
        register
            .add(certified("b1", "boris", Role::Publisher, 2_000), NOW)
            .unwrap();
        assert_eq!(
            register.revoke(&anna, None, Some("a3")).unwrap(),
            ["a1", "a2"]
        );
        assert_eq!(
            register.revoke(&anna, Some("a0".to_owned()), None).unwrap(),
            ["a0", "a3"]
        );
        assert!(register.revoke(&anna, None, None).unwrap().is_empty());
        drop(register);
        let register = Register::open(&layout).unwrap();
        let standings: Vec<_> = register
            .certificates(NOW)
            .map(|(held, standing)| (held.serial.as_str(), standing))
            .collect();
        assert_eq!(
            standings,
            [
                ("a1", Standing::Revoked),
                ("a2", Standing::Revoked),
                ("a3", Standing::Revoked),
                ("b1", Standing::Valid)
            ]
        );
    }

    #[test]
    fn an_administrator_whose_certificate_ended_or_is_revoked_does_not_count() {
        let (_dir, layout) = layout();
        let mut register = Register::open(&layout).unwrap();
        let (anna, boris): (OfficerName, OfficerName) =
            ("anna".parse().unwrap(), "boris".parse().unwrap());
        register
            .add(certified("a1", "anna", Role::Administrator, 2_000), NOW)
            .unwrap();
        register
            .add(certified("b1", "boris", Role::Administrator, 1_000), NOW)
            .unwrap();
        register
            .add(certified("c1", "clara", Role::Publisher, 2_000), NOW)
            .unwrap();
        assert!(register.is_administrator(&anna, NOW));
        assert!(!register.is_administrator(&boris, NOW), "ended");
        assert!(!register.has_other_administrator(&anna, NOW));
        register
            .add(certified("b2", "boris", Role::Administrator, 2_000), NOW)
            .unwrap();
        assert!(register.has_other_administrator(&anna, NOW));
        assert_eq!(register.administrators(NOW), 2);
        register.revoke(&boris, None, None).unwrap();
        assert!(!register.has_other_administrator(&anna, NOW));
    }

    #[test]
    fn one_certificate_past_the_limit_is_refused_until_others_end() {
        let (_dir, layout) = layout();
        let all: String = (0..MAX_ISSUED)
            .map(|n| {
                line(&certified(
                    &format!("{n:x}"),
                    "anna",
                    Role::Publisher,
                    2_000,
                ))
            })
            .collect();
        std::fs::write(layout.issued_officers(), all).unwrap();
        let mut register = Register::open(&layout).unwrap();
        let refused = register.add(certified("ffff", "boris", Role::Publisher, 2_000), NOW);
        assert!(matches!(refused, Err(OfficerError::TooManyIssued)));
        register
            .add(
                certified("ffff", "boris", Role::Publisher, 9_000),
                Timestamp::from_millis(2_000),
            )
            .unwrap();
        assert_eq!(register.certificates(NOW).count(), 1);
    }

    #[test]
    fn a_line_that_cannot_be_read_is_told_and_not_left_out() {
        let (_dir, layout) = layout();
        for text in [
            "a1 anna publisher\n",
            "a1 anna king 5\n",
            "a1 anna publisher 5 6\n",
            "a1 Anna publisher 5\n",
        ] {
            std::fs::write(layout.issued_officers(), text).unwrap();
            assert!(
                matches!(Register::open(&layout), Err(OfficerError::Register(_))),
                "{text}"
            );
        }
    }
}
