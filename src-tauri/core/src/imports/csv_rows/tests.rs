use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn read(bytes: &[u8]) -> Vec<Result<(u32, Vec<String>), BadRow>> {
    read_in(bytes, usize::MAX)
}

/// Reads with a source that hands out so many bytes at a time.
fn read_in(bytes: &[u8], step: usize) -> Vec<Result<(u32, Vec<String>), BadRow>> {
    struct Steps<'b>(&'b [u8], usize);
    impl Read for Steps<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let step = self.1.min(buffer.len());
            (&mut self.0).take(step as u64).read(buffer)
        }
    }
    let mut rows = CsvRows::new(Steps(bytes, step));
    let mut row = CsvRow::default();
    let mut found = Vec::new();
    loop {
        match rows.next(&mut row).unwrap() {
            Next::Row => {
                found.push(Ok((row.line(), row.values().map(str::to_owned).collect())));
            }
            Next::Bad(bad) => found.push(Err(bad)),
            Next::End => return found,
        }
    }
}

fn values(bytes: &[u8]) -> Vec<Vec<String>> {
    read(bytes).into_iter().map(|row| row.unwrap().1).collect()
}

#[rstest]
#[case::lf(b"a,b\nc,d\n")]
#[case::crlf(b"a,b\r\nc,d\r\n")]
#[case::cr(b"a,b\rc,d\r")]
#[case::no_last_line_end(b"a,b\nc,d")]
#[case::byte_order_mark(b"\xef\xbb\xbfa,b\nc,d\n")]
#[case::empty_lines_between(b"\n\r\na,b\n\nc,d\n\n")]
#[case::quoted(b"\"a\",b\n\"c\",\"d\"\n")]
fn reads_two_rows_of_two(#[case] bytes: &[u8]) {
    assert_eq!(values(bytes), [["a", "b"], ["c", "d"]]);
}

#[test]
fn a_row_is_known_by_the_line_on_which_it_begins() {
    let lines: Vec<u32> = read(b"head\r\n\"one\r\n\r\ntwo\"\r\n\r\nlast\r\n")
        .into_iter()
        .map(|row| row.unwrap().0)
        .collect();
    assert_eq!(lines, [1, 2, 6]);
}

#[test]
fn line_ends_inside_quotation_marks_are_text_and_no_other_sign_ends_a_line() {
    let text = "one\r\n\r\ntwo\n\u{2028}three\u{b}\u{c}four";
    assert_eq!(values(format!("\"{text}\",x\n").as_bytes()), [[text, "x"]]);
}

#[test]
fn a_doubled_quotation_mark_is_one() {
    assert_eq!(
        values(b"\"He says \"\"stay\"\".\",\"\"\"\",\"\"\n"),
        [["He says \"stay\".", "\"", ""]]
    );
}

#[test]
fn an_unclosed_quotation_mark_costs_its_own_row_only() {
    let rows = read(b"a,b\n1,\"open\n2,fine\n3,fine\n");
    assert_eq!(rows[0], Ok((1, vec!["a".into(), "b".into()])));
    assert_eq!(
        rows[1],
        Err(BadRow {
            line: 2,
            reason: "A quotation mark is opened in this row and never closed.".into(),
            raw: "1,\"open".into(),
        })
    );
    assert_eq!(rows[2], Ok((3, vec!["2".into(), "fine".into()])));
    assert_eq!(rows[3], Ok((4, vec!["3".into(), "fine".into()])));
}

#[test]
fn a_quotation_mark_unclosed_for_a_megabyte_is_given_up() {
    let mut bytes = b"1,\"open\n".to_vec();
    for _ in 0..200_000 {
        bytes.extend_from_slice(b"2,a fine row\n");
    }
    let rows = read(&bytes);
    assert_eq!(rows.len(), 200_001);
    assert!(rows[0].as_ref().unwrap_err().reason.starts_with("This row is longer than 1 MB"));
    assert_eq!(rows[200_000], Ok((200_001, vec!["2".into(), "a fine row".into()])));
}

#[test]
fn a_row_of_other_bytes_than_utf_8_is_named_and_passed_over() {
    let rows = read(b"caf\xe9,1999\nfine,2000\n");
    assert_eq!(rows[0].as_ref().unwrap_err().reason, "This row is not UTF-8 text.");
    assert_eq!(rows[1], Ok((2, vec!["fine".into(), "2000".into()])));
}

#[test]
fn the_raw_row_is_kept_as_it_stands() {
    let mut rows = CsvRows::new(&b"1,\"a \"\"b\"\"\r\nc\",\r\n2\r\n"[..]);
    let mut row = CsvRow::default();
    assert_eq!(rows.next(&mut row).unwrap(), Next::Row);
    assert_eq!(row.raw(), "1,\"a \"\"b\"\"\r\nc\",");
}

proptest! {
    #[test]
    fn what_a_csv_writer_writes_is_read_back(
        table in prop::collection::vec(prop::collection::vec("(?s)[a\",\r\n é\u{2028}]{0,8}", 1..5), 0..8),
        crlf: bool,
        step in 1..9_usize,
    ) {
        // One empty value alone is an empty line, which stands for nothing.
        let table: Vec<_> = table.into_iter().filter(|row| row.len() > 1 || !row[0].is_empty()).collect();
        let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer =
            csv::WriterBuilder::new().flexible(true).terminator(terminator).from_writer(Vec::new());
        for row in &table {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let back: Vec<Vec<String>> =
            read_in(&bytes, step).into_iter().map(|row| row.unwrap().1).collect();
        prop_assert_eq!(back, table);
    }

    #[test]
    fn any_bytes_come_to_an_end_with_lines_in_order(bytes: Vec<u8>) {
        let lines: Vec<u32> = read(&bytes)
            .into_iter()
            .map(|row| row.map_or_else(|bad| bad.line, |row| row.0))
            .collect();
        prop_assert!(lines.is_sorted_by(|a, b| a < b));
    }
}
