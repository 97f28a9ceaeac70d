//! Whom the node tells of what happens, outside of `ntc`.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use hyper::Uri;
use ipnet::IpNet;
use lettre::message::Mailbox;
use ntc_core::model::kind::{RecordKind, Urgency};

use super::{ConfigError, in_range};
use crate::config::file::{MailFile, MailTlsFile, NotifyFile, WebhookFile};

/// Most that are told: webhooks and mail boxes together.
pub const MAX_HOOKS: usize = 16;
/// Longest name of one.
const MAX_NAME: usize = 32;
/// Most networks that one webhook may call although they are not public.
const MAX_NETWORKS: usize = 16;
/// Most addresses that one mail goes to.
const MAX_TO: usize = 16;
/// The name of what becomes overdue, among the kinds of records.
const OVERDUE: &str = "overdue";
/// The name of what partners' queries met.
const MET: &str = "entry_met";

/// Somebody who is told.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HookSettings {
    /// Its name: of the file with its cursor, in metrics and lists.
    pub name: String,
    /// Of what.
    pub events: Events,
    /// How.
    pub way: Way,
    /// How long one attempt may take.
    pub timeout: Duration,
}

/// What somebody is told of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Events {
    /// Records of these kinds that partners publish.
    pub kinds: BTreeSet<RecordKind>,
    /// What becomes overdue.
    pub overdue: bool,
    /// That a partner's query met entries of own lists.
    pub met: bool,
    /// Records that are at least so urgent.
    pub urgency: Urgency,
}

/// How somebody is told.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Way {
    /// By a call of a web address.
    Webhook(WebhookSettings),
    /// By mail.
    Mail(MailSettings),
}

/// A web address that is called.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct WebhookSettings {
    /// Name or IP address of the machine.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Path and query.
    pub target: String,
    /// False for plain HTTP.
    pub is_tls: bool,
    /// File with the key that signs.
    pub key: PathBuf,
    /// Authorities of the machine's certificate; the system's where none is named.
    pub ca: Option<PathBuf>,
    /// Networks that may be called although they are not public.
    pub allow: Vec<IpNet>,
}

/// Mail through a relay.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MailSettings {
    /// Name or IP address of the relay.
    pub host: String,
    /// Port.
    pub port: u16,
    /// How the line is protected.
    pub tls: MailTlsFile,
    /// Authorities of the relay's certificate; the system's where none is named.
    pub ca: Option<PathBuf>,
    /// The sender.
    pub from: Mailbox,
    /// Who gets it.
    pub to: Vec<Mailbox>,
    /// User, and file with the password.
    pub login: Option<(String, PathBuf)>,
}

/// Reads and checks both lists.
pub(super) fn notify(file: NotifyFile, dir: &Path) -> Result<Vec<HookSettings>, ConfigError> {
    let webhooks = file.webhook.into_iter().map(|file| webhook(file, dir));
    let mails = file.mail.into_iter().map(|file| mail(file, dir));
    let hooks: Vec<_> = webhooks.chain(mails).collect::<Result<_, _>>()?;
    if hooks.len() > MAX_HOOKS {
        let rule = format!("{} are named, and {MAX_HOOKS} at most", hooks.len());
        return Err(wrong("notify", rule));
    }
    let mut names = BTreeSet::new();
    match hooks.iter().find(|hook| !names.insert(&hook.name)) {
        None => Ok(hooks),
        Some(twice) => Err(wrong(
            "notify.name",
            format!("{} is named twice", twice.name),
        )),
    }
}

fn webhook(file: WebhookFile, dir: &Path) -> Result<HookSettings, ConfigError> {
    const URL: &str = "notify.webhook.url";
    let name = name(file.name)?;
    let uri: Uri = file
        .url
        .parse()
        .map_err(|error| wrong(URL, format!("of {name}: {error}")))?;
    let is_tls = match uri.scheme_str() {
        Some("https") => true,
        Some("http") if file.plaintext => false,
        Some("http") => {
            let rule = "plain HTTP shows everybody on the way who is told what; write https, or plaintext = true";
            return Err(wrong(URL, format!("of {name}: {rule}")));
        }
        _ => return Err(wrong(URL, format!("of {name}: write https://HOST/PATH"))),
    };
    let host = uri.host().unwrap_or_default();
    let has_login = uri.authority().is_some_and(|it| it.as_str().contains('@'));
    if host.is_empty() || has_login {
        return Err(wrong(URL, format!("of {name}: name a host, and no user")));
    }
    let allow = file.allow.iter().map(|text| network(&name, text));
    let allow: Vec<_> = allow.collect::<Result<_, _>>()?;
    if allow.len() > MAX_NETWORKS {
        let rule = format!("of {name}: {MAX_NETWORKS} networks at most");
        return Err(wrong("notify.webhook.allow", rule));
    }
    let target = uri.path_and_query().map_or("/", |it| it.as_str());
    Ok(HookSettings {
        events: events(&name, &file.events, file.urgency.as_deref())?,
        timeout: timeout("notify.webhook.timeout_seconds", file.timeout_seconds)?,
        way: Way::Webhook(WebhookSettings {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: uri.port_u16().unwrap_or(if is_tls { 443 } else { 80 }),
            target: target.to_owned(),
            is_tls,
            key: dir.join(file.key),
            ca: file.ca.map(|ca| dir.join(ca)),
            allow,
        }),
        name,
    })
}

fn mail(file: MailFile, dir: &Path) -> Result<HookSettings, ConfigError> {
    let name = name(file.name)?;
    let relay = file.relay.rsplit_once(':');
    let relay =
        relay.and_then(|(host, port)| Some((host.trim_matches(['[', ']']), port.parse().ok()?)));
    let Some((host, port)) = relay.filter(|(host, _)| !host.is_empty()) else {
        let rule = format!("of {name}: write host:port, for example mail.customs.example:587");
        return Err(wrong("notify.mail.relay", rule));
    };
    let mailbox = |field, text: &str| -> Result<Mailbox, ConfigError> {
        let read = text.parse::<Mailbox>();
        read.map_err(|error| wrong(field, format!("of {name}: {error}")))
    };
    let to = file.to.iter().map(|text| mailbox("notify.mail.to", text));
    let to: Vec<_> = to.collect::<Result<_, _>>()?;
    if !(1..=MAX_TO).contains(&to.len()) {
        let rule = format!("of {name}: name 1 to {MAX_TO} addresses");
        return Err(wrong("notify.mail.to", rule));
    }
    let login = match (file.user, file.password) {
        (None, None) => None,
        (Some(user), Some(password)) => Some((user, dir.join(password))),
        (Some(_), None) | (None, Some(_)) => {
            let rule = format!("of {name}: name a user and the file with the password, or neither");
            return Err(wrong("notify.mail.password", rule));
        }
    };
    if login.is_some() && file.tls == MailTlsFile::None {
        let rule = format!("of {name}: a password is sent under TLS alone");
        return Err(wrong("notify.mail.tls", rule));
    }
    let from = mailbox("notify.mail.from", &file.from)?;
    Ok(HookSettings {
        events: events(&name, &file.events, file.urgency.as_deref())?,
        timeout: timeout("notify.mail.timeout_seconds", file.timeout_seconds)?,
        way: Way::Mail(MailSettings {
            host: host.to_owned(),
            port,
            tls: file.tls,
            ca: file.ca.map(|ca| dir.join(ca)),
            from,
            to,
            login,
        }),
        name,
    })
}

/// The kinds that are named, or all that an officer is told when none is.
fn events(name: &str, named: &[String], urgency: Option<&str>) -> Result<Events, ConfigError> {
    let urgency = urgency.map_or(Ok(Urgency::Routine), |text| {
        let rule = || format!("of {name}: the urgencies are {}", Urgency::NAMES);
        text.parse().map_err(|_| wrong("notify.urgency", rule()))
    })?;
    if named.is_empty() {
        let is_told = |kind: &RecordKind| {
            !matches!(
                kind,
                RecordKind::Agreement | RecordKind::Acknowledgement | RecordKind::ContactChange
            )
        };
        return Ok(Events {
            kinds: RecordKind::ALL.into_iter().filter(is_told).collect(),
            overdue: true,
            met: true,
            urgency,
        });
    }
    let mut events = Events {
        kinds: BTreeSet::new(),
        overdue: false,
        met: false,
        urgency,
    };
    for text in named {
        if text == OVERDUE {
            events.overdue = true;
            continue;
        }
        if text == MET {
            events.met = true;
            continue;
        }
        let kind = RecordKind::ALL.into_iter().find(|kind| kind.name() == text);
        let Some(kind) = kind else {
            let rule = format!(
                "of {name}: {text} is none; name {OVERDUE}, {MET}, or of {}",
                RecordKind::NAMES
            );
            return Err(wrong("notify.events", rule));
        };
        events.kinds.insert(kind);
    }
    Ok(events)
}

fn network(name: &str, text: &str) -> Result<IpNet, ConfigError> {
    let one = || text.parse::<IpAddr>().ok().map(IpNet::from);
    let read = text.parse().ok().or_else(one);
    read.ok_or_else(|| {
        let rule = format!("of {name}: write a network or an address, for example 10.20.0.0/16");
        wrong("notify.webhook.allow", rule)
    })
}

fn name(name: String) -> Result<String, ConfigError> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if (1..=MAX_NAME).contains(&name.len()) && name.chars().all(fits) {
        return Ok(name);
    }
    let rule = format!("write 1 to {MAX_NAME} small letters, digits and hyphens");
    Err(wrong("notify.name", rule))
}

fn timeout(field: &'static str, seconds: u64) -> Result<Duration, ConfigError> {
    Ok(Duration::from_secs(in_range(field, seconds, 1..=60)?))
}

const fn wrong(field: &'static str, rule: String) -> ConfigError {
    ConfigError::Field { field, rule }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::config::Settings;

    fn parse(more: &str) -> Result<Vec<HookSettings>, String> {
        let text = format!(
            "party = \"GE/customs\"\naddresses = [\"node.ge.example:7444\"]\ncontact = \"duty\"\n{more}"
        );
        let settings = Settings::parse(&text, Path::new("/etc/ntc"));
        settings
            .map(|settings| settings.notify)
            .map_err(|error| error.to_string())
    }

    fn webhook(lines: &str) -> String {
        format!("[[notify.webhook]]\nname = \"one\"\nkey = \"keys/one.key\"\n{lines}\n")
    }

    fn mail(lines: &str) -> String {
        format!(
            "[[notify.mail]]\nname = \"desk\"\nrelay = \"mail.example:587\"\nfrom = \"ntc@customs.example\"\n{lines}\n"
        )
    }

    #[test]
    fn what_is_not_said_is_the_safe_value() {
        let hooks = parse(&webhook("url = \"https://alerts.example/ntc?a=1\"")).unwrap();
        let [hook] = hooks.as_slice() else {
            panic!("{hooks:?}")
        };
        assert!(
            hook.events.overdue
                && hook.events.met
                && hook.events.kinds.contains(&RecordKind::Request)
        );
        assert!(!hook.events.kinds.contains(&RecordKind::Acknowledgement));
        let Way::Webhook(way) = &hook.way else {
            panic!("{hook:?}")
        };
        assert_eq!((way.host.as_str(), way.port), ("alerts.example", 443));
        assert_eq!(way.target, "/ntc?a=1");
        assert_eq!(way.key, Path::new("/etc/ntc/keys/one.key"));
        assert!(way.is_tls && way.allow.is_empty());
        let hooks = parse(&mail("to = [\"desk@customs.example\"]")).unwrap();
        assert!(matches!(&hooks[0].way, Way::Mail(way) if way.tls == MailTlsFile::Starttls));
    }

    #[test]
    fn what_breaks_a_rule_is_refused_by_its_field() {
        let https = "url = \"https://alerts.example/\"";
        for (text, field) in [
            (
                webhook("url = \"http://alerts.example/\""),
                "notify.webhook.url",
            ),
            (
                webhook("url = \"ftp://alerts.example/\""),
                "notify.webhook.url",
            ),
            (
                webhook("url = \"https://u:p@alerts.example/\""),
                "notify.webhook.url",
            ),
            (
                webhook(&format!("{https}\nevents = [\"alert\"]")),
                "notify.events",
            ),
            (
                webhook(&format!("{https}\nurgency = \"soon\"")),
                "notify.urgency",
            ),
            (
                webhook(&format!("{https}\nallow = [\"10.0.0.0/40\"]")),
                "notify.webhook.allow",
            ),
            (
                webhook(&format!("{https}\ntimeout_seconds = 61")),
                "notify.webhook.timeout_seconds",
            ),
            (webhook(https).replace("one\"", "One\""), "notify.name"),
            (webhook(https).repeat(2), "notify.name"),
            (mail("to = []"), "notify.mail.to"),
            (mail("to = [\"desk\"]"), "notify.mail.to"),
            (
                mail("to = [\"d@c.example\"]\nuser = \"ntc\""),
                "notify.mail.password",
            ),
            (
                mail("to = [\"d@c.example\"]\nuser = \"a\"\npassword = \"b\"\ntls = \"none\""),
                "notify.mail.tls",
            ),
            (
                mail("to = [\"d@c.example\"]").replace(":587", ""),
                "notify.mail.relay",
            ),
        ] {
            let refused = parse(&text).unwrap_err();
            assert!(
                refused.starts_with(&format!("{field}: ")),
                "{field}: {refused}"
            );
        }
        assert!(
            parse(&webhook(
                "url = \"http://alerts.example/\"\nplaintext = true"
            ))
            .is_ok()
        );
    }

    #[test]
    fn one_more_than_the_limit_is_refused() {
        let hooks = |count: usize| {
            let mut text = String::new();
            for number in 0..count {
                write!(
                    text,
                    "[[notify.webhook]]\nname = \"n{number}\"\nkey = \"k\"\nurl = \"https://a.example/\"\n"
                )
                .unwrap();
            }
            parse(&text)
        };
        assert_eq!(hooks(MAX_HOOKS).unwrap().len(), MAX_HOOKS);
        assert!(hooks(MAX_HOOKS + 1).unwrap_err().starts_with("notify: "));
    }
}
