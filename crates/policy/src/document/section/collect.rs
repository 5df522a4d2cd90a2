//! How data come in: consents, forms, cookies and outside scripts.

use crate::document::marks;
use crate::document::phrase::Case;
use crate::document::tree::{Block, Link, Row, Section, Sentence, Target};
use crate::document::voice::{Voice, lower_first, upper_first};
use crate::model::{
    Consent, ConsentStrength, Cookie, CookieLife, Form, Need, Purpose, PurposeClass, RequestChannel, Tag,
};

pub(super) fn consents(v: &Voice<'_>) -> Section {
    let mut blocks = Vec::new();
    if !v.policy.consents.is_empty() {
        let cabinet = v.policy.channels.contains(&RequestChannel::Cabinet);
        let withdraw = if cabinet { "doc-consents-withdraw-cabinet" } else { "doc-consents-withdraw" };
        let said = ["doc-consents-intro", "doc-consents-free", withdraw].map(|key| v.say("", key, []));
        blocks.push(Block::Paragraph { sentences: said.to_vec() });
        let head = ["doc-consents-column-purpose", "doc-consents-column-act"];
        blocks.push(v.table(
            "doc-consents-caption",
            &head,
            v.policy.consents.iter().map(|c| row(v, c)).collect(),
        ));
        let links = v.policy.consents.iter().filter_map(|c| {
            let purpose = v.policy.purpose(&c.purpose)?;
            let node = format!("consent/{}", c.purpose);
            let title = v.consent_title(purpose, c);
            Some(Link { text: v.sentence(&node, title), target: Target::Consent(c.purpose.to_string()) })
        });
        blocks.push(Block::Links { links: links.collect() });
        blocks.push(Block::Paragraph { sentences: proof(v) });
    }
    if v.policy.acknowledgement.is_some() {
        let said = v.say("acknowledgement", "doc-acknowledgement-shown", []);
        blocks.push(Block::Paragraph { sentences: vec![said] });
    }
    v.section("consents", "", "doc-heading-consents", blocks)
}

fn row(v: &Voice<'_>, consent: &Consent) -> Row {
    let node = format!("consent/{}", consent.purpose);
    let act = match consent.strength {
        ConsentStrength::Use => "doc-strength-use",
        ConsentStrength::Act => "doc-strength-act",
        ConsentStrength::Separate => "doc-strength-separate",
        ConsentStrength::Written => "doc-strength-written",
        ConsentStrength::Distribution => "doc-strength-distribution",
    };
    Row {
        cells: vec![vec![v.sentence(&node, v.purpose(&consent.purpose))], vec![v.say(&node, act, [])]],
        node,
    }
}

/// How long the proof of a consent lives after it, by each law.
fn proof(v: &Voice<'_>) -> Vec<Sentence> {
    let said = |pack: &'static zalog_law::Pack| {
        let keep = &pack.consent_proof;
        v.say(
            &format!("laws/{}", pack.jurisdiction.code()),
            "doc-consent-proof",
            [("span", v.span(keep.span, Case::Nominative).into()), ("article", v.law(&keep.article).into())],
        )
    };
    v.packs().into_iter().map(said).collect()
}

impl Voice<'_> {
    /// The title of a consent document: the operator's own, or made from the purpose.
    pub(in crate::document) fn consent_title(&self, purpose: &Purpose, consent: &Consent) -> String {
        if let Some(title) = &consent.title {
            return self.own(title);
        }
        let key = if purpose.class == PurposeClass::Distribution {
            "doc-consent-title-distribution"
        } else {
            "doc-consent-title"
        };
        self.phrase(key, [("purpose", self.own_lower(&purpose.title).into())])
    }
}

pub(super) fn forms(v: &Voice<'_>) -> Section {
    let head = [
        "doc-forms-column-form",
        "doc-forms-column-purpose",
        "doc-forms-column-required",
        "doc-forms-column-optional",
        "doc-forms-column-more",
    ];
    let rows: Vec<Row> = v.policy.forms.iter().map(|f| form(v, f)).collect();
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        let said = vec![v.say("", "doc-forms-intro", [])];
        blocks.push(Block::Paragraph { sentences: said });
        blocks.push(v.table("doc-forms-caption", &head, rows));
    }
    v.section("forms", "", "doc-heading-forms", blocks)
}

fn form(v: &Voice<'_>, form: &Form) -> Row {
    let node = format!("form/{}", form.slug);
    let fields = |need: Need| {
        let name = |f: &crate::model::FormField| {
            let item = v.item(&f.item);
            if f.legal_persons_only {
                v.phrase("doc-form-legal-persons", [("item", item.into())])
            } else {
                item
            }
        };
        v.list(form.fields.iter().filter(|f| f.need == need).map(name).collect())
    };
    let cell = |text: String| {
        if text.is_empty() { vec![v.say(&node, "doc-none", [])] } else { vec![v.upper(&node, text)] }
    };
    let mut more = vec![v.say(&node, "doc-form-button", [("button", v.quote(&v.own(&form.button)).into())])];
    if !form.offers.is_empty() {
        more.push(v.say(&node, "doc-form-offers", [("purposes", v.purposes(&form.offers).into())]));
    }
    if form.sign_in_required {
        more.push(v.say(&node, "doc-form-sign-in", []));
    }
    if form.other_person {
        more.push(v.say(&node, "doc-form-other-person", []));
    }
    if let Some(payment) = &form.payment {
        let name = v.recipient(payment);
        more.push(v.say(&node, "doc-form-payment", [("recipient", name.into())]));
    }
    for outside in &form.outside {
        more.push(v.say(
            &node,
            "doc-form-outside",
            [("platform", upper_first(&marks::clean(&outside.platform)).into())],
        ));
    }
    if let Some(role) = &form.tells {
        let role = v.roles_short(std::slice::from_ref(role));
        more.push(v.say(&node, "doc-form-tells", [("role", role.into())]));
    }
    Row {
        cells: vec![
            vec![v.own_sentence(&node, &form.title)],
            vec![v.sentence(&node, v.purpose(&form.purpose))],
            cell(fields(Need::Required)),
            cell(fields(Need::Optional)),
            more,
        ],
        node,
    }
}

/// The short section of the policy: tables and the link to the cookie terms.
pub(super) fn cookies(v: &Voice<'_>) -> Section {
    let mut blocks = Vec::new();
    if !v.policy.cookies.is_empty() || !v.policy.tags.is_empty() {
        let said = ["doc-cookies-intro", "doc-cookies-refuse"].map(|key| v.say("cookies", key, []));
        blocks.push(Block::Paragraph { sentences: said.to_vec() });
        blocks.push(cookie_table(v));
        blocks.push(tag_table(v));
        blocks.push(Block::Paragraph { sentences: vec![v.say("cookies", "doc-cookies-none-other", [])] });
        blocks.push(Block::Links {
            links: vec![
                v.link("doc-cookies-link", Target::Cookies),
                v.link("doc-cookies-choices", Target::Choices),
            ],
        });
    }
    v.section("cookies", "", "doc-heading-cookies", blocks)
}

/// The site's own cookies.
fn cookie_table(v: &Voice<'_>) -> Block {
    let row = |cookie: &Cookie| {
        let name = marks::clean(&cookie.name);
        let node = format!("cookie/{name}");
        let life = match &cookie.life {
            CookieLife::Session => v.phrase("doc-cookie-session", []),
            CookieLife::For(span) => v.span(*span, Case::Nominative),
        };
        Row {
            cells: vec![
                vec![v.sentence(&node, name)],
                vec![v.own_sentence(&node, &cookie.title)],
                vec![opens(v, &node, cookie.purpose.as_ref())],
                vec![v.sentence(&node, life)],
                vec![v.say(&node, "doc-cookie-who-us", [])],
            ],
            node,
        }
    };
    let head = [
        "doc-cookies-column-name",
        "doc-cookies-column-purpose",
        "doc-cookies-column-consent",
        "doc-cookies-column-life",
        "doc-cookies-column-who",
    ];
    v.table("doc-cookies-own", &head, v.policy.cookies.iter().map(row).collect())
}

/// When a cookie or script comes: with the site, or after the consent for its purpose.
pub(in crate::document) fn opens(
    v: &Voice<'_>,
    node: &str,
    purpose: Option<&crate::model::Slug>,
) -> Sentence {
    let Some(purpose) = purpose.and_then(|slug| v.policy.purpose(slug)) else {
        return v.say(node, "doc-cookie-necessary", []);
    };
    let title = v.own(&purpose.title);
    if purpose.asks_consent() {
        return v.say(node, "doc-cookie-on-consent", [("purpose", title.into())]);
    }
    let basis = lower_first(&v.basis_short(&purpose.basis));
    v.say(node, "doc-cookie-on-basis", [("purpose", v.quote(&title).into()), ("basis", basis.into())])
}

/// Outside scripts.
fn tag_table(v: &Voice<'_>) -> Block {
    let row = |tag: &Tag| {
        let node = format!("tag/{}", tag.slug);
        let who = match &tag.recipient {
            Some(slug) => v.sentence(&node, v.recipient(slug)),
            None => v.say(&node, "doc-tag-who-none", []),
        };
        let hosts = v.list(tag.hosts.iter().map(|h| marks::clean(h)).collect());
        let terms = tag.terms.as_deref().map_or_else(|| v.phrase("doc-none", []), marks::clean);
        Row {
            cells: vec![
                vec![v.own_sentence(&node, &tag.title)],
                vec![opens(v, &node, Some(&tag.purpose))],
                vec![who],
                vec![v.sentence(&node, hosts)],
                vec![v.sentence(&node, terms)],
            ],
            node,
        }
    };
    let head = [
        "doc-tags-column-title",
        "doc-tags-column-consent",
        "doc-tags-column-who",
        "doc-tags-column-hosts",
        "doc-tags-column-terms",
    ];
    v.table("doc-tags-caption", &head, v.policy.tags.iter().map(row).collect())
}
