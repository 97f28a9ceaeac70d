//! The corpora of the fuzz targets, read again on every run of the tests.

use std::fs;
use std::path::Path;

use ntc_tests::fuzz::TARGETS;

/// Bytes that each seed is cut and flipped into, beside itself.
fn variants(seed: &[u8]) -> Vec<Vec<u8>> {
    let mut variants = vec![Vec::new(), seed.to_vec()];
    // A hundred places at most, so that a long seed costs no more than a short one.
    for at in (0..seed.len()).step_by(seed.len() / 100 + 1) {
        variants.push(seed[..at].to_vec());
        for bit in [0x01, 0x80, 0xff] {
            let mut flipped = seed.to_vec();
            flipped[at] ^= bit;
            variants.push(flipped);
        }
    }
    variants
}

#[test]
fn every_target_reads_its_corpus_and_every_cut_and_flip_of_it() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, read) in TARGETS {
        let seeds = fs::read_dir(corpora.join(name)).expect("a corpus");
        let mut seen = 0;
        for seed in seeds {
            let seed = fs::read(seed.expect("a seed").path()).expect("a seed");
            variants(&seed).iter().for_each(|bytes| read(bytes));
            seen += 1;
        }
        assert!(seen > 0, "{name} has no seed");
        let binary = corpora.join(format!("../fuzz_targets/{name}.rs"));
        assert!(binary.is_file(), "{name} has no fuzz target");
    }
}
