//! Help texts and usage errors, as the shell shows them.

#[test]
fn help_and_usage_errors_are_as_recorded() {
    trycmd::TestCases::new()
        .env("COLUMNS", "100")
        .case("tests/help/*.trycmd");
}
