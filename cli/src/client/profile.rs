//! The profile: a directory that the node's administrator issues to one officer.

use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use serde::Deserialize;

use super::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;

/// The officer's certificate chain.
const CERT_FILE: &str = "officer.pem";
/// The officer's private key, mode 0600.
const KEY_FILE: &str = "officer.key";
/// The certificate authority of the node's officer face.
const CA_FILE: &str = "ca.pem";
/// Where the node is.
const PROFILE_FILE: &str = "profile.toml";

/// `profile.toml`.
#[derive(Debug, Deserialize)]
struct ProfileFile {
    /// `HOST:PORT` of the node's officer face.
    address: String,
    /// Name in the node's certificate; the host of the address when absent.
    server_name: Option<String>,
}

/// All that it takes to connect as this officer.
pub(super) struct Credentials {
    /// `HOST:PORT`.
    pub(super) address: String,
    /// The name that the node's certificate has to carry.
    pub(super) server_name: ServerName<'static>,
    /// The officer's certificate chain.
    pub(super) chain: Vec<CertificateDer<'static>>,
    /// The officer's private key.
    pub(super) key: PrivateKeyDer<'static>,
    /// The authorities that the node's certificate may come from.
    pub(super) authorities: Vec<CertificateDer<'static>>,
}

impl Credentials {
    /// Reads what `options` name and takes the rest from the profile.
    pub(super) fn load(options: &Connection) -> Result<Self, Failure> {
        let directory = options.profile.clone().or_else(default_directory);
        let place = |own: &Option<PathBuf>, name: &str| -> Result<PathBuf, Failure> {
            match (own, &directory) {
                (Some(path), _) => Ok(path.clone()),
                (None, Some(directory)) => Ok(directory.join(name)),
                (None, None) => Err(no_profile(say!("client-no-home"))),
            }
        };
        let given = options.node.is_some()
            && options.cert.is_some()
            && options.key.is_some()
            && options.ca.is_some();
        if let (false, Some(directory)) = (given, &directory)
            && !directory.is_dir()
        {
            return Err(no_profile(not_there(directory)));
        }
        let (address, name) = match &options.node {
            Some(address) => (address.clone(), None),
            None => {
                let file = read_profile(&place(&None, PROFILE_FILE)?)?;
                (file.address, file.server_name)
            }
        };
        let key_path = place(&options.key, KEY_FILE)?;
        refuse_open_mode(&key_path)?;
        let name = options.server_name.clone().or(name);
        Ok(Self {
            server_name: server_name(&address, name)?,
            address,
            chain: certificates(&place(&options.cert, CERT_FILE)?)?,
            key: PrivateKeyDer::from_pem_slice(&read(&key_path)?)
                .map_err(|error| no_key(&key_path, &error))?,
            authorities: certificates(&place(&options.ca, CA_FILE)?)?,
        })
    }
}

/// `$XDG_CONFIG_HOME/ntc` or `~/.config/ntc`.
fn default_directory() -> Option<PathBuf> {
    let config = std::env::var_os("XDG_CONFIG_HOME")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".config")))?;
    Some(config.join("ntc"))
}

fn read_profile(path: &Path) -> Result<ProfileFile, Failure> {
    let bytes = read(path)?;
    let text = String::from_utf8_lossy(&bytes);
    toml::from_str(&text).map_err(|error| {
        Failure::new(
            Exit::InvalidInput,
            say!("client-not-connected"),
            format!("{}: {}", path.display(), error.message()),
            say!("client-profile-lines"),
        )
    })
}

fn server_name(address: &str, name: Option<String>) -> Result<ServerName<'static>, Failure> {
    let usage = |why: String| {
        Failure::new(
            Exit::Usage,
            say!("client-address"),
            why,
            say!("client-address-write"),
        )
    };
    let (host, port) = address
        .rsplit_once(':')
        .ok_or_else(|| usage(say!("client-no-port", address)))?;
    if port.parse::<u16>().is_err() {
        return Err(usage(say!("client-not-a-port", port)));
    }
    let name = name.unwrap_or_else(|| host.trim_matches(['[', ']']).to_owned());
    ServerName::try_from(name.clone()).map_err(|_| usage(say!("client-not-a-host", name)))
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, Failure> {
    let chain: Vec<_> = CertificateDer::pem_slice_iter(&read(path)?)
        .collect::<Result<_, _>>()
        .map_err(|error| no_certificate(path, &error))?;
    if chain.is_empty() {
        return Err(no_certificate(path, &say!("client-empty")));
    }
    Ok(chain)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            no_profile(not_there(path))
        } else {
            Failure::io(
                say!("client-not-connected"),
                &path.display().to_string(),
                &error,
            )
        }
    })
}

/// A key that others can read is no proof of who speaks.
fn refuse_open_mode(path: &Path) -> Result<(), Failure> {
    let Ok(metadata) = fs::metadata(path) else {
        return Ok(()); // Reading it tells what is wrong.
    };
    let mode = metadata.permissions().mode() & 0o777;
    if mode & 0o077 == 0 {
        return Ok(());
    }
    Err(Failure::new(
        Exit::NotPermitted,
        say!("client-not-connected"),
        say!(
            "client-open-key",
            path = path.display().to_string(),
            mode = format!("{mode:04o}")
        ),
        format!("chmod 600 {}", path.display()),
    ))
}

fn no_key(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    let (path, why) = (path.display().to_string(), error.to_string());
    not_pem(say!("client-no-key", path, why))
}

fn no_certificate(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    let (path, why) = (path.display().to_string(), error.to_string());
    not_pem(say!("client-no-certificate", path, why))
}

fn not_pem(why: String) -> Failure {
    Failure::new(
        Exit::InvalidInput,
        say!("client-not-connected"),
        why,
        say!("client-issue-again"),
    )
}

fn not_there(path: &Path) -> String {
    say!("client-not-there", path = path.display().to_string())
}

fn no_profile(why: String) -> Failure {
    Failure::new(
        Exit::Usage,
        say!("client-no-profile"),
        why,
        say!("client-name-profile"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(address: &str, own: Option<&str>) -> Option<String> {
        server_name(address, own.map(str::to_owned))
            .ok()
            .map(|name| name.to_str().into_owned())
    }

    #[test]
    fn the_name_is_the_host_unless_the_profile_says_another() {
        assert_eq!(
            name("ntc.example:7443", None).as_deref(),
            Some("ntc.example")
        );
        assert_eq!(name("[::1]:7443", None).as_deref(), Some("::1"));
        assert_eq!(
            name("10.0.0.1:7443", Some("node.ge")).as_deref(),
            Some("node.ge")
        );
        for address in ["ntc.example", "ntc.example:port", "a b:7443", ":7443"] {
            assert_eq!(name(address, None), None, "{address}");
        }
    }
}
