//! Rows of values, quoted as the program that reads them expects.

/// How values are quoted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Quoting {
    /// RFC 4180: where it has to be, quotes doubled.
    Plain,
    /// Every value, quotes doubled.
    Every,
    /// As PHP's `fputcsv` writes: a backslash takes the meaning from the quote behind it.
    Php,
}

/// Writes one row and ends it.
pub(super) fn row<T: AsRef<str>>(
    out: &mut Vec<u8>,
    values: impl IntoIterator<Item = T>,
    quoting: Quoting,
    line_end: &str,
) {
    for (at, value) in values.into_iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        cell(out, value.as_ref(), quoting);
    }
    out.extend_from_slice(line_end.as_bytes());
}

fn cell(out: &mut Vec<u8>, value: &str, quoting: Quoting) {
    let quoted = match quoting {
        Quoting::Every => true,
        Quoting::Plain => value.contains([',', '"', '\n', '\r']),
        Quoting::Php => value.contains([',', '"', '\n', '\r', '\t', ' ', '\\']),
    };
    if !quoted {
        out.extend_from_slice(value.as_bytes());
        return;
    }
    out.push(b'"');
    for letter in value.chars() {
        if letter == '"' {
            out.push(b'"');
        }
        let mut bytes = [0; 4];
        out.extend_from_slice(letter.encode_utf8(&mut bytes).as_bytes());
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(values: &[&str], quoting: Quoting) -> String {
        let mut out = Vec::new();
        row(&mut out, values, quoting, "\n");
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn values_are_quoted_where_they_have_to_be() {
        let values = ["Heat", "Comma, the film", "\"So\"", "two words", "a\nb", ""];
        assert_eq!(
            written(&values, Quoting::Plain),
            "Heat,\"Comma, the film\",\"\"\"So\"\"\",two words,\"a\nb\",\n"
        );
        assert_eq!(
            written(&values, Quoting::Php),
            "Heat,\"Comma, the film\",\"\"\"So\"\"\",\"two words\",\"a\nb\",\n"
        );
        assert_eq!(written(&["a", ""], Quoting::Every), "\"a\",\"\"\n");
    }
}
