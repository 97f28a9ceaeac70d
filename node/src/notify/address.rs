//! Which addresses a webhook may call: public ones, and what the configuration allows. The address is judged that is
//! called, so a name that leads into the own network leads nowhere.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;

/// Whether an address may be called.
pub(super) fn may_call(address: IpAddr, allow: &[IpNet]) -> bool {
    let address = address.to_canonical();
    is_public(address) || allow.iter().any(|network| network.contains(&address))
}

/// Whether anybody on the Internet can have the address (IANA's special-purpose registries).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

const fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let is_shared = first == 100 && second >= 64 && second < 128;
    let is_protocol = first == 192 && second == 0 && third == 0;
    let is_benchmark = first == 198 && (second == 18 || second == 19);
    !(first == 0
        || first >= 240
        || is_shared
        || is_protocol
        || is_benchmark
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast())
}

const fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    // Of 2000::/3 the rest is for protocols, documentation, and addresses that carry one of IPv4.
    let is_global = first & 0xe000 == 0x2000;
    let is_protocol = first == 0x2001 && second < 0x0200;
    let is_documentation = (first == 0x2001 && second == 0x0db8) || first == 0x3fff;
    let carries_v4 = first == 0x2002;
    is_global && !is_protocol && !is_documentation && !carries_v4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn public(text: &str) -> bool {
        may_call(text.parse().unwrap(), &[])
    }

    #[test]
    fn no_address_of_this_machine_or_of_a_network_of_its_own_may_be_called() {
        for text in [
            "127.0.0.1",
            "127.8.9.1",
            "0.0.0.0",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.8",
            "192.0.2.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
        ] {
            assert!(!public(text), "{text}");
        }
        for text in [
            "1.1.1.1",
            "8.8.8.8",
            "172.32.0.1",
            "100.128.0.1",
            "2606:4700::1111",
            "::ffff:8.8.8.8",
        ] {
            assert!(public(text), "{text}");
        }
    }

    #[test]
    fn what_the_configuration_allows_may_be_called_and_nothing_beside_it() {
        let allow = ["10.20.0.0/16".parse().unwrap(), "fd00::/8".parse().unwrap()];
        let may = |text: &str| may_call(text.parse().unwrap(), &allow);
        assert!(may("10.20.3.4") && may("::ffff:10.20.3.4") && may("fd12::1"));
        assert!(!may("10.21.0.1") && !may("127.0.0.1") && !may("::1"));
    }
}
