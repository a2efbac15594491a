/// An element of an XML file. Its name and those of its children are without their prefixes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Element>,
    text: String,
}

impl Element {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    pub(super) fn add_attribute(&mut self, name: &str, value: String) {
        self.attributes.push((name.to_owned(), value));
    }

    pub(super) fn add_child(&mut self, child: Self) {
        self.children.push(child);
    }

    pub(super) fn add_text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Its name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// What an attribute says; blank is nothing.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(key, _)| key == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// Its children.
    pub(crate) fn children(&self) -> impl Iterator<Item = &Self> {
        self.children.iter()
    }

    /// The first child of this name.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Its text to the letter, without that of its children.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What the first child of this name says; blank is nothing.
    pub(crate) fn said(&self, name: &str) -> Option<&str> {
        Some(self.child(name)?.text.trim()).filter(|text| !text.is_empty())
    }

    /// What the children of a child say, `genres` of `<genres><genre>Drama</genre></genres>`.
    pub(crate) fn each_of(&self, name: &str) -> Vec<String> {
        let inner = self.child(name).into_iter().flat_map(Self::children);
        let texts = inner.map(|child| child.text.trim().to_owned());
        texts.filter(|text| !text.is_empty()).collect()
    }
}
