//! The rules a declaration can state, each with what its change means when nothing else is known.

use serde::Serialize;

/// What a rule's being there means for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// The operator does more with it.
    Widens,
    /// The operator is bound by it.
    Protects,
    /// A particular that stands in the text: whatever happens to it, people are to be told.
    Detail,
    /// Words: whatever happens to them, no rule changes.
    Words,
}

/// Declares the parts with their kinds.
macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident $kind:ident,)*) => {
        /// Which rule of a node changed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Part {
            $($(#[$doc])* $name,)*
        }

        impl Part {
            /// Every part, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Whether it says that a node is there, not what the node says.
            pub(super) fn is_node(self) -> bool {
                matches!(
                    self,
                    Self::Role
                        | Self::Site
                        | Self::Store
                        | Self::Item
                        | Self::Purpose
                        | Self::Form
                        | Self::Cookie
                        | Self::Tag
                        | Self::Recipient
                        | Self::DisclosureException
                        | Self::Document
                        | Self::Request
                )
            }

            /// What its being there means.
            #[must_use]
            pub fn kind(self) -> PartKind {
                match self {
                    $(Self::$name => PartKind::$kind,)*
                }
            }
        }
    };
}

parts! {
    /// What the policy is called.
    PolicyTitle Words,
    /// What the policy is in law.
    LegalForm Detail,
    /// The binding language.
    Language Detail,
    /// A law pack that applies.
    Law Protects,
    /// The law of the operator's seat.
    Seat Detail,
    /// That the list of purposes is closed.
    ClosedPurposes Protects,
    /// The notice at the first visit.
    Acknowledgement Protects,
    /// When a later edition takes effect.
    ChangesEffect Protects,
    /// Whether a change needs the person's consent.
    ChangesConsent Protects,
    /// A way to tell people of a change.
    ChangesNotice Protects,
    /// Legal name of the operator.
    OperatorName Detail,
    /// Short name of the operator.
    OperatorShort Words,
    /// A number in the registers (ИНН, КПП, ОГРН, БИН).
    OperatorNumber Detail,
    /// Postal address of the operator.
    OperatorAddress Detail,
    /// Address or phone for requests.
    OperatorContact Detail,
    /// Post of the person responsible.
    OperatorOfficer Detail,
    /// The zone in which days are decided.
    OperatorZone Detail,
    /// A staff role.
    Role Words,
    /// What people call a role.
    RoleTitle Words,
    /// What binds a role to silence.
    RoleDuty Protects,
    /// What people call a category of subjects.
    SubjectTitle Words,
    /// A site.
    Site Widens,
    /// Another name of a site, or its subdomains.
    SiteHost Widens,
    /// How a site looks and what it is built on.
    SiteLook Words,
    /// A store.
    Store Widens,
    /// What people call a store.
    StoreTitle Words,
    /// Who keeps a store.
    StoreKept Detail,
    /// The country of a store.
    StoreCountry Detail,
    /// Where the machine of a store stands.
    StoreAddress Detail,
    /// Who hosts a store.
    StoreHosting Detail,
    /// An item in a store.
    StoreItem Widens,
    /// An item.
    Item Widens,
    /// What people call an item.
    ItemLabel Detail,
    /// How an item looks.
    ItemKind Detail,
    /// An option of an item that is chosen from a list.
    ItemOption Widens,
    /// Where an item comes from.
    ItemSource Detail,
    /// How sensitive an item is.
    ItemSensitivity Detail,
    /// A sort of data that is not received.
    NotReceived Protects,
    /// Whether contacts are proved, whether anything is checked against documents.
    Accuracy Detail,
    /// The rule on minors.
    Minors Detail,
    /// A purpose.
    Purpose Widens,
    /// What people call a purpose.
    PurposeTitle Detail,
    /// What kind of purpose it is.
    PurposeKind Detail,
    /// An item a purpose uses.
    PurposeItem Widens,
    /// A category of subjects.
    PurposeSubject Widens,
    /// The legal basis.
    PurposeBasis Detail,
    /// The words of a legal basis: document, act, interest.
    PurposeBasisWords Detail,
    /// The ground for a special category.
    PurposeSpecial Detail,
    /// An operation.
    PurposeOperation Widens,
    /// How long.
    PurposeKeep Detail,
    /// The purpose whose term it follows.
    PurposeKeepWith Detail,
    /// How long at most.
    PurposeAtMost Detail,
    /// Whether people are asked again before the latest end.
    PurposeAskAgain Protects,
    /// A hold by law.
    PurposeHold Widens,
    /// An item held by law.
    PurposeHoldItem Widens,
    /// A role that sees what the purpose uses.
    PurposeRole Widens,
    /// A recipient.
    PurposeRecipient Widens,
    /// A way to reach people.
    PurposeChannel Widens,
    /// A use that is barred.
    PurposeBar Protects,
    /// A purpose that may still open the values while the keep runs out.
    PurposeAfter Widens,
    /// Strength of the consent.
    ConsentStrength Protects,
    /// Title of the consent document.
    ConsentTitle Words,
    /// A page on which a distribution consent opens data to anyone.
    ConsentResource Widens,
    /// The operator's own words in the consent document.
    ConsentWords Detail,
    /// A form.
    Form Widens,
    /// What people read above a form.
    FormTitle Words,
    /// The purpose a form serves.
    FormPurpose Detail,
    /// A field of a form.
    FormField Widens,
    /// Whether a field must be filled.
    FormNeed Widens,
    /// Whether a field is asked of legal persons only.
    FormLegalPersons Widens,
    /// A consent offered beside a form.
    FormOffer Widens,
    /// The text of a form's button.
    FormButton Words,
    /// Who is told of a new case.
    FormTells Detail,
    /// Whether only a signed-in person may send a form.
    FormSignIn Protects,
    /// The declaration to be ticked when data of another person are given.
    FormOtherPerson Protects,
    /// Who takes the payment.
    FormPayment Detail,
    /// An outside form that feeds it.
    FormOutside Widens,
    /// Whether a form is the registration of the account.
    FormRegistration Widens,
    /// A cookie.
    Cookie Widens,
    /// The purpose of a cookie.
    CookiePurpose Detail,
    /// What a cookie is said to be for.
    CookieTitle Words,
    /// How long a cookie lives.
    CookieLife Widens,
    /// An outside script.
    Tag Widens,
    /// What people call an outside script.
    TagTitle Words,
    /// The purpose of an outside script.
    TagPurpose Detail,
    /// A host a script loads from.
    TagHost Widens,
    /// Who gets the data of a script.
    TagRecipient Detail,
    /// Link to a provider's terms.
    TagTerms Words,
    /// A recipient.
    Recipient Widens,
    /// Who the recipient is.
    RecipientTitle Detail,
    /// In what role a recipient gets data.
    RecipientRole Detail,
    /// What a recipient does with them.
    RecipientWork Detail,
    /// An item a recipient gets.
    RecipientItem Widens,
    /// The country of a recipient.
    RecipientCountry Detail,
    /// Postal address of a recipient.
    RecipientAddress Detail,
    /// The contract with a recipient.
    RecipientContract Protects,
    /// A guarantee in the contract.
    RecipientGuarantee Protects,
    /// That a recipient gets anonymous data only.
    RecipientAnonymous Protects,
    /// The bar on passing data on.
    Disclosure Protects,
    /// What never happens to the data.
    DisclosureNever Protects,
    /// An exception to the bar.
    DisclosureException Widens,
    /// The condition of an exception.
    DisclosureCondition Detail,
    /// Whether the person may be left untold.
    DisclosureSilent Widens,
    /// Whether a second person must approve.
    DisclosureApproval Protects,
    /// A way in for requests.
    Channel Protects,
    /// A promise on a kind of request.
    Request Protects,
    /// How soon a request is answered.
    RequestTerm Widens,
    /// From which moment the answer is counted.
    RequestStart Detail,
    /// Another rule of a promise: written, blocking, both sides.
    RequestRule Protects,
    /// Who may file a request.
    RequestParty Protects,
    /// For which reason a request may be filed.
    RequestReason Protects,
    /// That people are told of a breach.
    Breach Protects,
    /// How soon people are told of a breach.
    BreachTerm Widens,
    /// A measure of protection.
    Safeguard Protects,
    /// How well the system is protected, by the decree's levels.
    ProtectionLevel Widens,
    /// An encryption tool.
    Encryption Protects,
    /// What only the regulator is told: number of the entry, first day of processing.
    RegulatorNotice Words,
    /// A document of the operator's own.
    Document Detail,
    /// The words of such a document.
    DocumentWords Detail,
    /// An act that binds those who work for the operator.
    InternalAct Detail,
    /// Words that no software keeps.
    Statement Words,
    /// A departure from an earlier printed text.
    Departure Words,
    /// A finding the operator lets pass.
    Allowance Words,
}
