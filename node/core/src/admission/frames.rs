//! Counts the HTTP/2 frames that a caller sends (RFC 9113, sections 3.4 and 4.1). A server's library answers each of
//! them by itself and shows none, so they are counted in the bytes below it.

/// Bytes that a client sends before its first frame.
const PREFACE_LEN: usize = 24;

/// Bytes before a frame's payload: length 3, type 1, flags 1, stream 4.
const HEADER_LEN: usize = 9;

/// Type of the frames that carry what calls are about.
const DATA: u8 = 0;

/// Type of the frames that begin a call, or its answer.
const HEADERS: u8 = 1;

/// What a HEADERS frame costs beside other frames: a call is decoded, routed and begun for it, also when the next frame
/// takes the call back.
const HEADERS_COST: u32 = 8;

/// Payload, in bytes, from which a DATA frame costs less to count than to carry.
const DATA_FREE_LEN: usize = 1024;

/// Reads one direction of a connection as it comes, in pieces of any length, and keeps none of it.
#[derive(Clone, Debug)]
pub struct FrameMeter {
    /// Bytes to pass over: the preface, or what is left of a payload.
    skip: usize,
    header: [u8; HEADER_LEN],
    filled: usize,
}

impl FrameMeter {
    /// For what a client sends.
    pub const fn of_client() -> Self {
        Self::after(PREFACE_LEN)
    }

    /// For what a server sends.
    pub const fn of_server() -> Self {
        Self::after(0)
    }

    const fn after(skip: usize) -> Self {
        Self {
            skip,
            header: [0; HEADER_LEN],
            filled: 0,
        }
    }

    /// Reads the next bytes; answers what the frames that began in them cost beyond their length: every control frame
    /// and DATA of less than 1 KiB costs one, HEADERS cost `HEADERS_COST`.
    pub fn read(&mut self, mut bytes: &[u8]) -> u32 {
        let mut frames = 0_u32;
        while !bytes.is_empty() {
            let skipped = self.skip.min(bytes.len());
            self.skip -= skipped;
            bytes = bytes.get(skipped..).unwrap_or_default();
            for byte in bytes.iter().take(HEADER_LEN - self.filled) {
                if let Some(place) = self.header.get_mut(self.filled) {
                    *place = *byte;
                }
                self.filled += 1;
                bytes = bytes.get(1..).unwrap_or_default();
            }
            if self.filled == HEADER_LEN {
                self.filled = 0;
                let [a, b, c, kind, ..] = self.header;
                self.skip = usize::from(a) << 16 | usize::from(b) << 8 | usize::from(c);
                frames = frames.saturating_add(self.cost(kind));
            }
        }
        frames
    }

    /// What a frame of this kind costs, when its payload is what is passed over next.
    const fn cost(&self, kind: u8) -> u32 {
        match kind {
            DATA if self.skip >= DATA_FREE_LEN => 0,
            HEADERS => HEADERS_COST,
            _ => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(kind: u8, len: usize) -> Vec<u8> {
        let [.., a, b, c] = len.to_be_bytes();
        let mut bytes = vec![a, b, c, kind, 0, 0, 0, 0, 1];
        bytes.resize(HEADER_LEN + len, 0xff);
        bytes
    }

    /// What the frames of [`sent`] cost: all but the large DATA.
    const COST: u32 = 5 + HEADERS_COST;

    /// Preface, SETTINGS, PING, a small and a large DATA, an empty SETTINGS, HEADERS, RST_STREAM.
    fn sent() -> Vec<u8> {
        let mut bytes = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
        for (kind, len) in [
            (4, 36),
            (6, 8),
            (0, 1023),
            (0, 1024),
            (4, 0),
            (1, 60),
            (3, 4),
        ] {
            bytes.extend(frame(kind, len));
        }
        bytes
    }

    #[test]
    fn frames_are_counted_however_the_bytes_are_cut() {
        let sent = sent();
        for piece in [1, 2, 7, 9, 10, 24, 100, sent.len()] {
            let mut meter = FrameMeter::of_client();
            let counted: u32 = sent.chunks(piece).map(|piece| meter.read(piece)).sum();
            assert_eq!(counted, COST, "pieces of {piece}");
        }
    }

    #[test]
    fn a_server_sends_no_preface() {
        let mut meter = FrameMeter::of_server();
        assert_eq!(meter.read(&sent()[PREFACE_LEN..]), COST);
    }
}
