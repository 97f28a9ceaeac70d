//! The causes: a row for each, with its number, its code, what it means and what to do. A code never changes its
//! meaning.

macro_rules! causes {
    ($($number:literal $name:ident $code:literal $means:literal $fix:literal;)+) => {
        /// Why something does not work.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[repr(u8)]
        pub enum Cause {
            $(#[doc = $means] $name = $number,)+
        }

        impl Cause {
            /// Every cause.
            pub const ALL: [Self; [$($number),+].len()] = [$(Self::$name),+];

            /// Its stable code.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// What it means: a sentence without a stop.
            pub const fn means(self) -> &'static str {
                match self { $(Self::$name => $means,)+ }
            }

            /// What to do: a sentence without a stop.
            pub const fn fix(self) -> &'static str {
                match self { $(Self::$name => $fix,)+ }
            }
        }
    };
}

causes! {
    1 ConfigMissing "config_missing"
        "there is no node.toml in this directory"
        "name the directory that `ntc-node init` made with --dir, or restore node.toml from the backup";
    2 ConfigInvalid "config_invalid"
        "a line of node.toml breaks its rule, or has a name that the node does not know"
        "correct the line that is named; deploy/config/node.toml shows every setting";
    3 PortTwice "port_twice"
        "two faces of the node would listen at one address"
        "give listen.peers, listen.officers and listen.metrics each its own port";
    4 PortTaken "port_taken"
        "another program listens at an address of the node, or the address is not one of this machine"
        "find it with `ss -ltnp` and stop it, or give the node another port in [listen]";
    5 KeyMissing "key_missing"
        "a key file is not there"
        "restore keys/ from the offline backup; without them this is another node";
    6 FileOpen "file_open"
        "others than the user of the node can read or enter what is secret"
        "take the rights away with the chmod that is told, or give the file to the node's user with chown";
    7 FileUnreadable "file_unreadable"
        "a file of the node cannot be read"
        "look who owns it and its folders, and run this as the node's user";
    8 KeyDamaged "key_damaged"
        "a key file does not hold a key"
        "restore it from the offline backup; never make a new one in its place";
    9 CardOther "card_other"
        "card and keys, or card and node.toml, are not of one node"
        "put back what belongs together, from one backup";
    10 CardStale "card_stale"
        "the card names other addresses or another contact than node.toml"
        "make it again with `ntc-node card`, and give it to every partner";
    11 CardDamaged "card_damaged"
        "the card does not verify, or is missing"
        "make it again with `ntc-node card`";
    12 CertificateUnusable "certificate_unusable"
        "a certificate is missing, damaged, or not of its key"
        "make it again with `ntc-node renew`";
    13 CertificateEnded "certificate_ended"
        "a certificate has ended, or ends within a day"
        "renew it with `ntc-node renew`, and start the node";
    14 CertificateEnding "certificate_ending"
        "a certificate ends soon"
        "renew it with `ntc-node renew`, and reload the node";
    15 OfficersUnusable "officers_unusable"
        "the officers' authority or the register of their certificates cannot be used"
        "restore officers/ from the backup";
    16 NoAdministrator "no_administrator"
        "no officer holds a valid certificate of an administrator"
        "issue one with `ntc-node officer issue --roles administrator`";
    17 ClockBehind "clock_behind"
        "this machine's clock is behind what the node has signed"
        "set the clock by a time server before the node starts";
    18 DiskFull "disk_full"
        "less is free than the node keeps free: it takes nothing in"
        "make room, or set [disk] in node.toml";
    19 NodeRuns "node_runs"
        "the node runs, or another command works on its files"
        "that is well while it should run; a second one cannot start: stop the first, or let it be";
    20 JournalDamaged "journal_damaged"
        "a journal does not end where it was durable, or its bytes are not as they were written"
        "keep the files as they are, and go by the runbook node-read-only";
    21 DataDoubtful "data_doubtful"
        "it is not certain that these data are the newest: they were restored, copied or moved"
        "let partners answer at the start, or go by the runbook guarded-start";
    22 DataMissing "data_missing"
        "data and the mark beside the keys are not of one time: the ledger is gone or shorter than what was signed"
        "restore data/ from the newest backup; never found a new ledger";
    23 FilesFew "files_few"
        "fewer files may be open than this node needs"
        "raise LimitNOFILE of the unit, or `ulimit -n`";
    24 Placeholder "placeholder"
        "a setting is as it came, or reaches nobody"
        "write what is told into node.toml, and make the card again";

    40 NotEnrolled "not_enrolled"
        "no such partner is enrolled here"
        "enrol its card with `ntc peer add`";
    41 Suspended "suspended"
        "an administrator here suspended the partner"
        "ask why; `ntc peer resume PARTY` lets it in again";
    42 NameUnknown "name_unknown"
        "the name of its address is not known to this machine"
        "compare the address with its administrator; look at the resolver of this machine";
    43 NothingListens "nothing_listens"
        "the machine answers, and nothing listens at the port"
        "ask its administrator whether the node runs, and at which port";
    44 NoWay "no_way"
        "there is no way to its address"
        "look at the network and the routes of this machine";
    45 Silent "silent"
        "nothing answers in time"
        "a firewall may lie between, on either side; ask its administrator whether the node runs";
    46 NotANode "not_a_node"
        "what answers does not speak TLS 1.3 as a node does"
        "compare address and port with its administrator; look for a proxy between";
    47 OtherNode "other_node"
        "what answers is not the node of the partner by its card"
        "do not enrol anything: compare address and fingerprint with its administrator by voice";
    48 CertificateThere "certificate_there"
        "the partner's certificate has ended, or one of the clocks is wrong"
        "ask its administrator to renew it, and compare the clocks";
    49 NotEnrolledThere "not_enrolled_there"
        "the partner ends the line at this node's name: most likely it has not enrolled it, or has suspended it"
        "send node.card, read the fingerprint out, and ask for `ntc peer add` there";
    50 ClocksDiffer "clocks_differ"
        "the clocks of the two nodes differ by more than records may"
        "have both administrators set their clocks by a time server";
    51 NoAgreement "no_agreement"
        "no agreement is in force with the partner: nothing goes either way"
        "`ntc agreement list` says what is missing: a proposal, a signature, a date, or a suspension that is lifted";
    52 VersionsDiffer "versions_differ"
        "the two nodes hold different versions of an agreement to be in force: what goes by it waits"
        "`ntc agreement list` names both; see to the signature that is missing";
    53 TwoHistories "two_histories"
        "the partner showed two histories of its ledger"
        "go by the runbook fork-alarm";
    54 Unproven "unproven"
        "what the partner sent does not prove what it should; it is tried again a minute later"
        "tell its administrator; the log names the rule";
    55 ReplicaDamaged "replica_damaged"
        "what is held of the partner here cannot be opened"
        "go by the runbook node-read-only";
    56 QuotaReached "quota_reached"
        "as much of the partner is held as may be, or the disk has no room"
        "go by the runbook disk-low";
    57 CardNotEnrolledThere "card_not_enrolled_there"
        "the partner has taken nothing since a key of this node changed"
        "send the newer card and read the fingerprint out, as the runbook key-stolen says";
    58 TakesNothing "takes_nothing"
        "the partner ends each session at what it is sent"
        "ask its administrator what `ntc peer show` says of this node there";
    59 ReceiptRefused "receipt_refused"
        "the partner's receipts do not count here"
        "enrol its newer card, if it changed a key";
    60 NoReceipt "no_receipt"
        "the partner has not signed for all that was published for it"
        "wait while it catches up; then ask its administrator";
    61 RefusedHere "refused_here"
        "records of the partner do not count here"
        "`ntc alert refused` names each with its rule; tell the partner";
    62 RefusedThere "refused_there"
        "records of this node do not count at the partner"
        "`ntc alert delivery ID` names the rule; correct the record";
    63 NotConnected "not_connected"
        "the partner is reached, and no session follows its feed"
        "wait half a minute and look again; then read the node's log";
    64 NodeState "node_state"
        "the node does not take part: it starts, reads only, or guards its ledger"
        "`ntc node status` says why, and the runbook of that state what to do";
    65 NodeWarns "node_warns"
        "the node itself warns"
        "do what the warning says";
    66 RuleFails "rule_fails"
        "an own rule cannot be evaluated: whatever it is asked about is denied"
        "`ntc policy history` lists the earlier rules, and `ntc policy rollback NUMBER` lets them decide again; then correct the rule as the runbook policy-change says";
    67 PartnersAway "partners_away"
        "no session follows the feed of a partner that is not suspended"
        "`ntc peer list` names it, and `ntc doctor PARTNER` says why";
    68 GuardedThere "guarded_there"
        "the partner guards its ledger, and takes no part until its administrator has looked"
        "tell its administrator, who goes by the runbook guarded-start there";
    69 CardOlder "card_older"
        "a signature of the partner does not count here: most often it changed a key, and its older card is enrolled"
        "ask for its newer card, compare the fingerprint by voice, and enrol it with `ntc peer add`; if it changed no key, go by the runbook peer-down";

    80 ProfileUnusable "profile_unusable"
        "the officer's profile cannot be used"
        "name the profile with --profile or NTC_PROFILE; your administrator issues one";
    81 NodeUnreached "node_unreached"
        "the officer's own node is not reached"
        "start the node, and compare the address in profile.toml; on its machine `ntc-node doctor` says why it does not start";
    82 NotYourNode "not_your_node"
        "what answers is not the officer's node"
        "do not go on: compare the address, and ask your administrator which ca.pem is the node's";
    83 NotAccepted "not_accepted"
        "the node does not accept the officer's certificate"
        "ask your administrator for a new one: `ntc-node officer issue`";
}

impl Cause {
    /// What says most of a warning of the node with this code.
    pub fn of_warning(code: &str) -> Self {
        match code {
            "certificate_ends" => Self::CertificateEnding,
            "clock_behind" => Self::ClockBehind,
            "disk_nearly_full" => Self::DiskFull,
            "peer_not_connected" => Self::PartnersAway,
            _ => Self::NodeWarns,
        }
    }
}

impl std::fmt::Display for Cause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl std::str::FromStr for Cause {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        let mut all = Self::ALL.into_iter();
        all.find(|cause| cause.name() == code).ok_or(())
    }
}
