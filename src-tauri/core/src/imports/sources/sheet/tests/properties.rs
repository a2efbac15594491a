use proptest::prelude::*;

use super::*;

fn mappings() -> impl Strategy<Value = SheetMapping> {
    let fields = proptest::sample::select(vec![
        SheetField::LeaveOut,
        SheetField::TitleYear,
        SheetField::WatchedOn,
        SheetField::ReviewHtml,
        SheetField::Watchlist,
        SheetField::Uid,
    ]);
    let columns = proptest::collection::vec(
        ("\\PC{0,12}", fields).prop_map(|(name, becomes)| SheetColumn { name, becomes }),
        0..6,
    );
    (
        columns,
        proptest::option::of(1..1000_u32),
        proptest::option::of(any::<char>()),
        proptest::option::of("\\PC{0,8}"),
        proptest::option::of(any::<bool>()),
        proptest::option::of(any::<u32>()),
    )
        .prop_map(|(columns, score_best, separator, sheet, decimal_comma, heading_row)| {
            SheetMapping {
                columns,
                score_best,
                date_order: Some(crate::imports::sources::DateOrder::DayFirst),
                separator,
                encoding: sheet.clone(),
                decimal_comma,
                list_separators: sheet.clone(),
                heading_row,
                sheet,
            }
        })
}

proptest! {
    #[test]
    fn a_mapping_survives_its_json(mapping in mappings()) {
        let json = serde_json::to_string(&mapping).unwrap();
        prop_assert_eq!(serde_json::from_str::<SheetMapping>(&json).unwrap(), mapping);
    }

    #[test]
    fn no_table_makes_the_reader_fall(cells in proptest::collection::vec("[ -~é★\t;|\"\n]{0,30}", 1..30)) {
        let text = format!("Title,Date,Rating\n{}\n", cells.join(","));
        let _ = read_as(text.as_bytes(), &ImportReading::default());
    }
}
