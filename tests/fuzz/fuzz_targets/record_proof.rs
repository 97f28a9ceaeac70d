#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ntc_tests::fuzz::target("record_proof")(bytes));
