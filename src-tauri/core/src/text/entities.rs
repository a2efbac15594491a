/// A text in which a program wrote the signs of HTML as entities, where the text is none.
///
/// ```
/// # use matinee_core::text::unescaped;
/// assert_eq!(unescaped("Ana &amp; I"), "Ana & I");
/// assert_eq!(unescaped("&amp;quot;"), "&quot;");
/// ```
pub fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&apos;", "'"),
        ("&rsquo;", "’"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        // Last, so that nothing is read twice.
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}
