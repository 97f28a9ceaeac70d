//! Places that are kept by the names in cards.

use std::collections::BTreeMap;
use std::io;
use std::net::IpAddr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use futures::future::BoxFuture;
use ntc_core::admission::{PorchLimits, Source};
use tokio::net::{TcpSocket, TcpStream};
use tokio_util::sync::CancellationToken;

use super::*;
use crate::ports::{Connect, Line};
use crate::tls::limits::PORCH;

/// What a name leads to.
#[derive(Clone)]
enum Answer {
    At(Vec<IpAddr>),
    Nowhere,
    /// Nobody answers.
    Silence,
}

use Answer::{At, Nowhere, Silence};

/// Names as a test says, and how often they were asked for.
#[derive(Default)]
struct Names {
    answers: Mutex<BTreeMap<String, Answer>>,
    asked: AtomicUsize,
}

impl Names {
    fn say(&self, node: &Node, answer: Answer) {
        let [name] = node.made.card.addresses() else {
            panic!("one address");
        };
        self.answers.lock().unwrap().insert(name.clone(), answer);
    }

    /// How often names were asked for.
    fn asked(&self) -> usize {
        self.asked.load(Relaxed)
    }
}

impl Connect for Names {
    fn connect<'a>(&'a self, _: &'a str) -> BoxFuture<'a, io::Result<Line>> {
        Box::pin(std::future::ready(Err(io::ErrorKind::NotFound.into())))
    }

    fn resolve<'a>(&'a self, address: &'a str) -> BoxFuture<'a, io::Result<Vec<SocketAddr>>> {
        self.asked.fetch_add(1, Relaxed);
        let answer = self.answers.lock().unwrap().get(address).cloned();
        Box::pin(async move {
            match answer.unwrap_or(Nowhere) {
                At(hosts) => Ok(hosts.into_iter().map(|host| (host, 7444).into()).collect()),
                Nowhere => Err(io::ErrorKind::NotFound.into()),
                Silence => std::future::pending().await,
            }
        })
    }
}

fn host(last: u8) -> IpAddr {
    [192, 0, 2, last].into()
}

/// The last numbers of those hosts for which places are kept.
fn kept(node: &Node) -> Vec<u8> {
    let holds = |last: &u8| node.trust.reserved().holds(Source::of(host(*last)));
    (0..=u8::MAX).filter(holds).collect()
}

/// Waits until something is as it should be.
async fn until(what: &str, is: impl Fn() -> bool) {
    let seen = async {
        while !is() {
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, seen)
        .await
        .unwrap_or_else(|_| panic!("{what} did not come"));
}

/// Far more often than a node does it, and with less patience.
const OFTEN: LookUps = LookUps {
    every: Duration::from_millis(5),
    timeout: Duration::from_millis(5),
};

/// Begins to look up the names of those whom a node trusts.
fn look_up(node: &Node, names: &Arc<Names>, how: LookUps) -> CancellationToken {
    let stop = CancellationToken::new();
    let trust = Arc::clone(&node.trust);
    tokio::spawn(trust.look_up_names(Arc::clone(names) as _, how, stop.clone()));
    stop
}

#[tokio::test]
async fn names_are_looked_up_at_a_start_and_one_that_is_new_at_once() {
    let (ge, am) = partners();
    let az = Node::new("AZ/state-customs-committee");
    let names = Arc::new(Names::default());
    names.say(&am, At(vec![host(7)]));
    names.say(&az, At(vec![host(8), host(18)]));
    let _stop = look_up(&ge, &names, LookUps::default());
    until("the first name", || kept(&ge) == [7]).await;
    ge.trusts(&[(&am, Enrolled), (&az, Enrolled)]);
    until("the new name", || kept(&ge) == [7, 8, 18]).await;
    assert_eq!(names.asked(), 2, "the new one alone");
    // Whoever is suspended or no partner any more has no place kept.
    ge.trusts(&[(&am, Suspended), (&az, Enrolled)]);
    assert_eq!(kept(&ge), [8, 18]);
    ge.trusts(&[]);
    assert!(kept(&ge).is_empty());
    assert_eq!(names.asked(), 2);
}

#[tokio::test]
async fn names_are_looked_up_again_until_the_node_stops() {
    let (ge, am) = partners();
    let names = Arc::new(Names::default());
    names.say(&am, At(vec![host(7)]));
    let stop = look_up(&ge, &names, OFTEN);
    until("the name", || kept(&ge) == [7]).await;
    names.say(&am, At(vec![host(9)]));
    until("where it leads now", || kept(&ge) == [9]).await;
    let trust = Arc::downgrade(&ge.trust);
    let held = trust.strong_count();
    stop.cancel();
    until("the end of the task", || trust.strong_count() < held).await;
}

#[tokio::test]
async fn a_name_that_is_not_found_keeps_its_places_and_holds_up_no_other() {
    let (ge, am) = partners();
    let az = Node::new("AZ/state-customs-committee");
    let names = Arc::new(Names::default());
    names.say(&am, At(vec![host(7)]));
    names.say(&az, At(vec![host(8)]));
    ge.trusts(&[(&am, Enrolled), (&az, Enrolled)]);
    let _stop = look_up(&ge, &names, OFTEN);
    until("both names", || kept(&ge) == [7, 8]).await;
    for (last, answer) in [(11, Nowhere), (12, At(Vec::new())), (13, Silence)] {
        names.say(&am, answer);
        names.say(&az, At(vec![host(last)]));
        let before = names.asked();
        // Two names, and what was under way ends first.
        until("two more rounds", || names.asked() >= before + 6).await;
        assert_eq!(kept(&ge), [7, last]);
    }
}

#[tokio::test]
async fn one_address_past_those_of_a_name_has_no_place_kept() {
    let (ge, am) = partners();
    let names = Arc::new(Names::default());
    let most = u8::try_from(MAX_SOURCES_OF_NAME).unwrap();
    // The first one twice: what counts is how many different ones there are.
    names.say(&am, At((0..=most).map(|i| host(i.max(1))).collect()));
    let _stop = look_up(&ge, &names, OFTEN);
    until("as many as may be", || {
        kept(&ge).len() == MAX_SOURCES_OF_NAME
    })
    .await;
    names.say(&am, At((100..=100 + most).map(host).collect()));
    until("others", || kept(&ge).contains(&100)).await;
    assert_eq!(kept(&ge), (100..100 + most).collect::<Vec<_>>());
}

/// Connects from an address of this machine, and says nothing.
async fn from(host: &str, to: SocketAddr) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(format!("{host}:0").parse().unwrap()).unwrap();
    socket.connect(to).await.unwrap()
}

#[tokio::test]
async fn whoever_a_name_in_a_card_leads_to_keeps_its_place_in_a_flood() {
    let (ge, am) = partners();
    let limits = Limits {
        porch: PorchLimits {
            places: 4,
            reserved: 1,
            per_source: 4,
            per_known_source: 4,
            ..PORCH
        },
        // A partner that is on its way speaks before this; here nobody speaks.
        handshake_timeout: PATIENCE * 2,
        ..Limits::peers()
    };
    let names = Arc::new(Names::default());
    let partner = "127.0.0.9";
    for is_looked_up in [false, true] {
        if is_looked_up {
            names.say(&am, At(vec![partner.parse().unwrap()]));
            let _stop = look_up(&ge, &names, OFTEN);
            let source = Source::of(partner.parse().unwrap());
            until("the name", || ge.trust.reserved().holds(source)).await;
        }
        let listener = ge.listen(limits.clone()).await;
        let address = listener.local_addr();
        let _incoming = listener.incoming();
        let mut there = from(partner, address).await;
        let mut flood = Vec::new();
        for _ in 0..3 {
            flood.push(from("127.0.0.1", address).await);
        }
        if is_looked_up {
            flood.push(from("127.0.0.1", address).await);
            // A stranger made room, and the partner did not.
            ended(&mut flood[0]).await;
            assert!(stands(&mut there).await);
        } else {
            ended(&mut there).await;
        }
    }
}
