//! One past each limit of HTTP/2, by frames written by hand.

use std::convert::Infallible;

use tokio::io::{AsyncWrite, AsyncWriteExt as _};
use tokio::sync::watch;
use tonic::body::Body;
use tonic::codegen::http::{Request, Response};
use tower::ServiceBuilder;
use tower::util::MapRequestLayer;

use super::*;
use crate::api::Unanswered;

const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const PING: u8 = 6;
const GOAWAY: u8 = 7;
const WINDOW_UPDATE: u8 = 8;

const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;

const REFUSED_STREAM: u32 = 7;
const ENHANCE_YOUR_CALM: u32 = 11;

/// POST / to authority "a", in HPACK.
const POST: &[u8] = &[0x83, 0x86, 0x84, 0x41, 1, b'a'];

struct Frame {
    kind: u8,
    stream: u32,
    payload: Vec<u8>,
}

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let len = u32::try_from(payload.len()).unwrap().to_be_bytes();
    let mut bytes = vec![len[1], len[2], len[3], kind, flags];
    bytes.extend(stream.to_be_bytes());
    bytes.extend(payload);
    bytes
}

fn word(payload: &[u8]) -> u32 {
    u32::from_be_bytes(payload[..4].try_into().unwrap())
}

async fn read_frame(stream: &mut (impl AsyncRead + Unpin)) -> Option<Frame> {
    let mut head = [0; 9];
    stream.read_exact(&mut head).await.ok()?;
    let len = u32::from_be_bytes([0, head[0], head[1], head[2]]);
    let mut payload = vec![0; usize::try_from(len).unwrap()];
    stream.read_exact(&mut payload).await.ok()?;
    Some(Frame {
        kind: head[3],
        stream: word(&head[5..]),
        payload,
    })
}

/// The first frame that fits, or nothing when the connection ends without.
async fn find(
    stream: &mut (impl AsyncRead + Unpin),
    fits: impl Fn(&Frame) -> bool,
) -> Option<Frame> {
    let search = async {
        loop {
            let frame = read_frame(stream).await?;
            if fits(&frame) {
                return Some(frame);
            }
        }
    };
    timeout(PATIENCE, search).await.expect("a frame in time")
}

async fn write(stream: &mut (impl AsyncWrite + Unpin), bytes: &[u8]) {
    stream.write_all(bytes).await.unwrap();
    stream.flush().await.unwrap();
}

/// A server that answers no request until it is told to, and the client's end of a connection to it.
struct Served {
    there: Dialled,
    release: watch::Sender<bool>,
    _nodes: (Node, Node),
}

async fn serve(limits: Limits) -> Served {
    let (ge, am) = partners();
    let listener = ge.listen(limits.clone()).await;
    let address = listener.local_addr();
    let incoming = listener.incoming();
    let (release, released) = watch::channel(false);
    let answer = tower::service_fn(move |_request: Request<Body>| {
        let mut released = released.clone();
        async move {
            let _told = released.wait_for(|told| *told).await;
            Ok::<_, Infallible>(Response::new(Body::empty()))
        }
    });
    let service = ServiceBuilder::new()
        .layer(MapRequestLayer::new(mark_request::<PeerIdentity, Body>))
        .layer(Unanswered(limits.request_timeout))
        .service(answer);
    let server = limits.apply(tonic::transport::Server::builder());
    tokio::spawn(server.serve_with_incoming(service, incoming));
    let mut there = am.dial(&ge, address).await.unwrap();
    write(&mut there, PREFACE).await;
    write(&mut there, &frame(SETTINGS, 0, 0, &[])).await;
    Served {
        there,
        release,
        _nodes: (ge, am),
    }
}

#[tokio::test]
async fn the_limits_are_announced() {
    let mut served = serve(Limits::peers()).await;
    let settings = find(&mut served.there, |frame| frame.kind == SETTINGS)
        .await
        .unwrap();
    let value = |id: u16| {
        settings
            .payload
            .chunks(6)
            .find(|setting| setting[..2] == id.to_be_bytes())
            .map(|setting| word(&setting[2..]))
    };
    assert_eq!(value(3), Some(64), "streams");
    assert_eq!(value(4), Some(256 * 1024), "window of a stream");
    assert_eq!(value(5), Some(16 * 1024), "frame");
    assert_eq!(value(6), Some(8 * 1024), "header list");
    let window = find(&mut served.there, |frame| frame.kind == WINDOW_UPDATE)
        .await
        .unwrap();
    assert_eq!(65_535 + word(&window.payload), 1024 * 1024);
}

#[tokio::test]
async fn one_stream_past_the_limit_is_refused() {
    let mut served = serve(Limits {
        concurrent_streams: 2,
        ..Limits::peers()
    })
    .await;
    // The limit binds once the client has heard it.
    find(&mut served.there, |frame| frame.kind == SETTINGS).await;
    write(&mut served.there, &frame(SETTINGS, 1, 0, &[])).await;
    for stream in [1, 3, 5] {
        let request = frame(HEADERS, END_HEADERS, stream, POST);
        write(&mut served.there, &request).await;
    }
    let refused = find(&mut served.there, |frame| frame.kind == RST_STREAM)
        .await
        .unwrap();
    assert_eq!(
        (refused.stream, word(&refused.payload)),
        (5, REFUSED_STREAM)
    );
}

#[tokio::test]
async fn rapid_reset_ends_the_connection() {
    let mut served = serve(Limits::peers()).await;
    let mut flood = Vec::new();
    for stream in (1..400).step_by(2) {
        flood.extend(frame(HEADERS, END_HEADERS, stream, POST));
        flood.extend(frame(RST_STREAM, 0, stream, &8_u32.to_be_bytes()));
    }
    write(&mut served.there, &flood).await;
    let goaway = find(&mut served.there, |frame| frame.kind == GOAWAY)
        .await
        .unwrap();
    assert_eq!(word(&goaway.payload[4..]), ENHANCE_YOUR_CALM);
    ended(&mut served.there).await;
}

#[tokio::test]
async fn streams_that_the_node_had_to_reset_end_the_connection() {
    let mut served = serve(Limits::peers()).await;
    let mut flood = Vec::new();
    for stream in (1..400).step_by(2) {
        flood.extend(frame(HEADERS, END_HEADERS, stream, POST));
        // A window may not grow past 2^31-1: an error of this stream alone.
        let increment = 0x7fff_ffff_u32.to_be_bytes();
        flood.extend(frame(WINDOW_UPDATE, 0, stream, &increment));
    }
    write(&mut served.there, &flood).await;
    let goaway = find(&mut served.there, |frame| frame.kind == GOAWAY)
        .await
        .unwrap();
    assert_eq!(word(&goaway.payload[4..]), ENHANCE_YOUR_CALM);
    ended(&mut served.there).await;
}

#[tokio::test]
async fn frames_past_the_burst_of_a_party_are_read_at_its_rate() {
    let served = serve(Limits::peers()).await;
    let rate = Use::Frame.rate();
    // So many past the burst take half a second; without a rate they take a tenth of that.
    let pings = rate.burst + rate.tokens / 2;
    let started = std::time::Instant::now();
    let (mut read, mut write) = tokio::io::split(served.there);
    let flood = tokio::spawn(async move {
        for number in 0..pings {
            let number = u64::from(number).to_be_bytes();
            let ping = frame(PING, 0, 0, &number);
            write.write_all(&ping).await.unwrap();
        }
        write.flush().await.unwrap();
        write
    });
    let last = u64::from(pings - 1).to_be_bytes();
    let answered = |frame: &Frame| frame.kind == PING && frame.payload == last;
    find(&mut read, answered).await.unwrap();
    let took = started.elapsed();
    assert!(took >= Duration::from_millis(450), "{took:?}");
    flood.await.unwrap();
}

#[tokio::test]
async fn a_header_list_past_its_limit_is_not_served() {
    let mut served = serve(Limits::peers()).await;
    served.release.send(true).unwrap();
    // Literal header without indexing: name "x", value of 8 KiB (length in HPACK's 7-bit prefix form).
    let mut block = POST.to_vec();
    block.extend([0, 1, b'x', 0x7f, 0x81, 0x3f]);
    block.extend(vec![b'v'; 8 * 1024]);
    let request = frame(HEADERS, END_HEADERS | END_STREAM, 1, &block);
    write(&mut served.there, &request).await;
    let answer = find(&mut served.there, |frame| {
        [HEADERS, RST_STREAM, GOAWAY].contains(&frame.kind)
    })
    .await
    .unwrap();
    // Status 431 in HPACK, or the end of the stream.
    let told = answer.payload.starts_with(&[0x48, 0x83, 0x69, 0x90, 0xff]);
    assert!(answer.kind != HEADERS || told, "{:x?}", answer.payload);
}

#[tokio::test]
async fn a_client_that_does_not_answer_pings_is_dropped() {
    let mut served = serve(Limits {
        keep_alive_interval: SHORT,
        keep_alive_timeout: SHORT,
        ..Limits::peers()
    })
    .await;
    write(&mut served.there, &frame(HEADERS, END_HEADERS, 1, POST)).await;
    ended(&mut served.there).await;
}

#[tokio::test]
async fn a_connection_is_asked_to_end_at_its_age() {
    let mut served = serve(Limits {
        connection_age: SHORT,
        ..Limits::peers()
    })
    .await;
    write(&mut served.there, &frame(HEADERS, END_HEADERS, 1, POST)).await;
    let goaway = find(&mut served.there, |frame| frame.kind == GOAWAY)
        .await
        .unwrap();
    assert_eq!(word(&goaway.payload[4..]), 0);
}

#[tokio::test]
async fn the_first_request_keeps_the_connection() {
    let mut served = serve(Limits {
        first_request_timeout: SHORT * 5,
        ..Limits::peers()
    })
    .await;
    write(&mut served.there, &frame(HEADERS, END_HEADERS, 1, POST)).await;
    let later = timeout(
        SHORT * 7,
        find(&mut served.there, |frame| frame.kind == GOAWAY),
    )
    .await;
    assert!(later.is_err());
    let mut idle = serve(Limits {
        first_request_timeout: SHORT,
        ..Limits::peers()
    })
    .await;
    ended(&mut idle.there).await;
}

#[tokio::test]
async fn a_request_past_its_time_or_past_those_at_work_is_answered_by_the_server() {
    let mut served = serve(Limits {
        concurrent_requests: 1,
        request_timeout: SHORT * 5,
        ..Limits::peers()
    })
    .await;
    let mut requests = frame(HEADERS, END_HEADERS | END_STREAM, 1, POST);
    requests.extend(frame(HEADERS, END_HEADERS | END_STREAM, 3, POST));
    write(&mut served.there, &requests).await;
    let shed = find(&mut served.there, |frame| frame.kind == HEADERS)
        .await
        .unwrap();
    assert_eq!(shed.stream, 3);
    let late = find(&mut served.there, |frame| frame.kind == HEADERS)
        .await
        .unwrap();
    assert_eq!(late.stream, 1);
}
