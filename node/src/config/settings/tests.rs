use ntc_core::admission::quota::QUOTA;

use super::*;

const SHORT: &str = r#"
party = "GE/revenue-service"
addresses = ["node.rs.ge.example:7444"]
contact = "duty officer"
"#;

fn parse(more: &str) -> Result<Settings, ConfigError> {
    Settings::parse(&format!("{SHORT}{more}"), Path::new("/etc/ntc"))
}

#[test]
fn a_short_file_gets_the_shipped_values() {
    let settings = parse("").unwrap();
    assert_eq!(settings.domain.as_str(), "ntc.example");
    assert_eq!(settings.listen_officers.to_string(), "127.0.0.1:7443");
    assert_eq!(settings.data_dir, Path::new("/etc/ntc/data"));
    assert_eq!(settings.layout, Layout::below(Path::new("/etc/ntc")));
    assert_eq!(settings.peer_limits, Limits::peers());
    assert_eq!(settings.officer_limits, Limits::officers());
    assert_eq!(settings.disk.reserve_bytes, 2 << 30);
    assert_eq!(settings.disk.floor_bytes, 256 << 20);
    assert_eq!(settings.quota, QUOTA);
    let month = Some(DAY * 30);
    assert_eq!(
        (settings.retention.received, settings.retention.remind),
        (None, month)
    );
    assert_eq!(settings.log_format, LogFormat::Text);
}

#[test]
fn the_shipped_limits_are_those_of_the_hardening_table() {
    let limits = Limits::peers();
    assert_eq!(
        (limits.connections, limits.connections_per_caller),
        (256, 4)
    );
    assert_eq!((limits.porch.places, limits.porch.reserved), (256, 64));
    assert_eq!(
        (
            limits.handshake_timeout.as_secs(),
            limits.first_request_timeout.as_secs()
        ),
        (5, 10)
    );
    assert_eq!(
        (
            limits.concurrent_streams,
            limits.pending_reset_streams,
            limits.local_error_reset_streams
        ),
        (64, 20, 64)
    );
    assert_eq!(
        (
            limits.connection_age.as_secs(),
            limits.connection_grace.as_secs()
        ),
        (3600, 60)
    );
}

#[test]
fn an_unknown_name_is_refused_wherever_it_stands() {
    for more in [
        "colour = 1\n",
        "[listen]\npeer = \"0.0.0.0:1\"\n",
        "[limits]\nconnection = 1\n",
        "[unknown]\n",
    ] {
        assert!(matches!(parse(more), Err(ConfigError::Syntax(_))), "{more}");
    }
}

#[test]
fn a_value_past_its_range_is_refused_by_name() {
    let cases = [
        ("limits.connections", "0", "65537"),
        ("limits.connections_per_peer", "0", "1025"),
        ("limits.connections_per_officer", "0", "1025"),
        ("limits.handshake_timeout_ms", "99", "60001"),
        ("quota.gib_per_peer", "0", "1048577"),
        ("quota.records_per_peer", "999", "1000000001"),
        ("retention.received_days", "3651", "3652"),
        ("retention.remind_days", "366", "367"),
        ("screening.keep_days", "0", "366"),
        ("disk.reserve_percent", "51", "52"),
        ("disk.reserve_mib", "16777217", "16777218"),
        ("disk.floor_mib", "16777217", "16777218"),
        ("disk.alarm_percent", "9", "91"),
        ("records.default_expiry_days", "0", "3651"),
        ("shutdown.drain_seconds", "301", "302"),
        ("listen.peers", "\"localhost:1\"", "\"1\""),
        ("listen.officers", "\"\"", "\":1\""),
        ("listen.metrics", "\"::1:1\"", "\"1.2.3.4\""),
        ("log.filter", "\"=\"", "\"a=b=c\""),
    ];
    for (name, below, above) in cases {
        let (table, key) = name.split_once('.').unwrap();
        for value in [below, above] {
            let error = parse(&format!("[{table}]\n{key} = {value}\n")).unwrap_err();
            assert!(
                matches!(error, ConfigError::Field { field, .. } if field == name),
                "{name} = {value}: {error}"
            );
        }
    }
}

#[test]
fn what_stands_in_the_card_keeps_the_cards_rules() {
    let with = |from: &str, to: &str| {
        Settings::parse(&SHORT.replace(from, to), Path::new("."))
            .unwrap_err()
            .to_string()
    };
    assert!(with("GE/", "ge/").starts_with("party:"));
    assert!(with("[\"node.rs.ge.example:7444\"]", "[]").starts_with("addresses:"));
    assert!(with(":7444", "").starts_with("addresses:"));
    assert!(with("duty officer", "").starts_with("contact:"));
}

#[test]
fn a_file_past_its_length_is_refused() {
    let long = "#".repeat(MAX_CONFIG_LEN + 1);
    assert!(matches!(
        Settings::parse(&long, Path::new(".")),
        Err(ConfigError::TooLong)
    ));
}

#[test]
fn the_shipped_sample_gives_the_shipped_values() {
    let sample = include_str!("../../../../deploy/config/node.toml");
    let settings = Settings::parse(sample, Path::new("/etc/ntc-node")).unwrap();
    assert_eq!(settings.peer_limits, Limits::peers());
    assert_eq!(settings.officer_limits, Limits::officers());
    assert_eq!(settings.default_expiry, parse("").unwrap().default_expiry);
    assert_eq!(settings.disk, parse("").unwrap().disk);
    assert_eq!(settings.quota, QUOTA);
    assert_eq!(settings.retention, parse("").unwrap().retention);
}
