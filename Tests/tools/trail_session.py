"""A small ledger with one real session: seats, a delegate, an objection, a decision. Acts are bent before signing."""

import hashlib

from trail_ledgers import LARGE, Ledger, decree, enrolment

NOW, TODAY = "2026-01-05T08:00:00-05:00", "2026-01-05"
TEXT, AMENDED = "Aprobar la ruta.", "Aprobar la ruta de 2026, con enfoque diferencial."
REPORT = b"Ruta de trabajo de 2026"
SESSION, DECISION = "session/S-2026-01", "decision/D-2026-001"


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def paper(name):
    return {"name": name, "sha256": digest(name)}


def quorum(*present):
    return {"denominator": 7, "met": len(present) >= 4, "metAlternative": len(present) >= 5, "present": list(present),
            "required": 4, "requiredAlternative": 5}


def founding():
    """The decree, the readings, seven seats, their holders, and a delegation of the first of them."""
    yield "decree", decree()
    yield "rules", ("rule.set.adopted", "commission", {
        "effectiveFrom": TODAY, "parameters": [{"adoptedBy": "Acta", "basis": [], "key": "quorum.halfPlusOne",
                                                "value": "moreThanHalf"}], "ruleSetId": "RS-2026-01"})
    for n in range(1, 8):
        yield f"seat {n}", ("seat.established", f"seat/S{n}", {
            "entityId": f"e{n}", "entityName": f"Entidad {n}", "numeral": n, "office": f"Titular {n}",
            "seatId": f"S{n}"})
        yield f"holder {n}", ("office.holder.appointed", f"seat/S{n}", {
            "act": paper(f"posesion-{n}.pdf"), "from": "2026-01-01", "holder": {"id": f"h{n}",
                "office": f"Titular {n}"},
            "kind": "titular", "seatId": f"S{n}"})
    yield "incumbent", ("post.incumbent.recorded", "post/dir", {
        "act": paper("nombramiento.pdf"), "from": "2026-01-01", "person": {"id": "d1",
            "office": "Delegada 1"}, "postId": "dir"})
    yield "delegation", ("delegation.issued", "delegation/DEL-2026-001", {
        "actDate": TODAY, "actNumber": "Resolución 1", "delegationId": "DEL-2026-001",
        "document": paper("delegacion.pdf"),
        "from": TODAY, "grantsDecisionPower": True, "issuerId": "h1", "postEntityId": "e1", "postId": "dir",
        "postLevel": "directivo", "postTitle": "Directora", "scope": {"kind": "standing"}, "seatId": "S1"})
    yield "registration", ("delegation.registered", "delegation/DEL-2026-001", {
        "delegationId": "DEL-2026-001", "filingNumber": "7", "receivedAt": NOW})


def arrival(person, seat, **more):
    return ("attendance.started", SESSION, {
        "capacity": "seat", "mode": "in-person", "person": {"id": person,
            "office": f"Oficina {person}"}, "seatId": seat,
        "sessionId": "S-2026-01"} | more)


def opening():
    """The session up to its first item: five seats, the first by a delegate."""
    here = {"sessionId": "S-2026-01"}
    yield "convocation", ("convocation.issued", SESSION, here | {
        "agenda": [{"attachments": [{"name": "ruta.txt", "sha256": hashlib.sha256(REPORT).hexdigest()}],
                    "functionCodes": ["F05"], "itemId": "P1", "kind": "decision", "title": "Ruta de trabajo"}],
        "kind": "ordinaria", "modality": "presencial", "number": 1, "place": "Sala",
        "recipients": [{"seatId": f"S{n}"} for n in range(1, 8)], "start": NOW})
    for n in range(1, 8):
        yield f"delivery {n}", ("convocation.delivered", SESSION, here | {
            "channel": "email", "receivedAt": NOW, "recipient": {"seatId": f"S{n}"}, "sentAt": NOW})
    yield "arrival 1", arrival("d1", "S1", delegationId="DEL-2026-001")
    for n in (3, 4, 5, 6):
        yield f"arrival {n}", arrival(f"h{n}", f"S{n}")
    yield "quorum", ("quorum.verified", SESSION, here | {"quorum": quorum("S1", "S3", "S4", "S5", "S6")})
    yield "chair", ("chair.assumed", SESSION, here | {"attendeeId": "h3"})
    yield "installation", ("session.installed", SESSION, here | {
        "quorum": quorum("S1", "S3", "S4", "S5", "S6"), "ruleSetId": "RS-2026-01"})
    yield "opening", ("agenda.item.opened", SESSION, here | {"itemId": "P1"})


def position(person, kind="assent", on=AMENDED, **more):
    return ("position.stated", DECISION, {
        "attendeeId": person, "decisionId": "D-2026-001", "onTextHash": digest(on), "position": kind} | more)


def deciding():
    """Proposed, amended, objected to, resolved, adopted; then a commitment."""
    one = {"decisionId": "D-2026-001"}
    yield "proposal", ("decision.proposed", DECISION, one | {
        "functionCodes": ["F05"], "itemId": "P1", "sessionId": "S-2026-01", "stage": "formulacion", "text": TEXT,
        "textHash": digest(TEXT)})
    yield "early position", position("h6", "object", TEXT, reason="Muy corta.")
    yield "amendment", ("proposal.amended", DECISION, one | {"text": AMENDED, "textHash": digest(AMENDED)})
    yield "objection", ("objection.raised", DECISION, one | {
        "attendeeId": "h5", "objectionId": "OB-1", "onTextHash": digest(AMENDED), "reason": "Falta la fuente."})
    yield "withdrawal", ("objection.withdrawn", DECISION, one | {"objectionId": "OB-1", "resolution": "Se anexa."})
    yield "position 1", position("d1")
    for n in (3, 4, 5):
        yield f"position {n}", position(f"h{n}")
    yield "position 6", position("h6", "stand-aside", reason="Sin competencia.")
    yield "adoption", ("decision.adopted", DECISION, one | {
        "positions": [{"position": "assent", "seatId": seat} for seat in ("S1", "S3", "S4", "S5")]
        + [{"position": "stand-aside", "reason": "Sin competencia.", "seatId": "S6"}],
        "quorum": quorum("S1", "S3", "S4", "S5", "S6"), "textHash": digest(AMENDED)})
    yield "commitment", ("commitment.raised", "commitment/C-2026-001", {
        "commitmentId": "C-2026-001", "decisionId": "D-2026-001", "functionCodes": ["F05"], "sessionId": "S-2026-01",
        "text": "Remitir la ruta."})
    yield "assignment", ("commitment.assigned", "commitment/C-2026-001", {
        "commitmentId": "C-2026-001", "dueDate": "2026-04-30", "responsibleEntityId": "e5",
        "responsiblePost": "Directora"})


def ledger(bend=lambda acts: acts, actor="secretaria"):
    """The sealed ledger; `bend` changes the acts, a dictionary of names, and `actor` files those of the session."""
    book = Ledger(LARGE, 3)
    book.file(enrolment("secretaria", book.signer("secretaria", 4)),
        enrolment("apoyo", book.signer("apoyo", 6), "operator"))
    acts = bend(dict([*founding(), *opening(), *deciding()]))
    ours = [name for name, _ in founding()]
    book.file(*(act for name, act in acts.items() if name in ours))
    book.file(*(act for name, act in acts.items() if name not in ours), actor=actor)
    return book.seal()


def change(name, **members):
    """A bending that gives one act other data."""
    return lambda acts: acts | {name: (*acts[name][:2], acts[name][2] | members)}


def without(*names):
    return lambda acts: {name: act for name, act in acts.items() if name not in names}


def after(place, *added):
    """A bending that puts acts after a named one."""
    def bend(acts):
        names = list(acts)
        cut = names.index(place) + 1
        new = {f"added {number}": act for number, act in enumerate(added)}
        return {name: acts[name] for name in names[:cut]} | new | {name: acts[name] for name in names[cut:]}
    return bend


# What was done, the bending, the answer, and the rules that stand against it (or are remarked).
BENT = [
    ("nothing", lambda acts: acts, "yes", []),
    ("a seat was not told", without("delivery 7"), "yes", ["ART6-N1-NOTICE"]),
    ("another seat chaired", change("chair", attendeeId="h4"), "yes", ["ART4-N3-CHAIR"]),
    ("a seat that said nothing", lambda acts: change("adoption", positions=acts["adoption"][2]["positions"][:4])(
        without("position 6")(acts)), "yes", ["ART4-PAR4-CONSENSUS"]),
    ("there was no convocation", without("convocation"), "no", ["ART6-N1-CONVENE"]),
    ("the delegate's post is of no such level", change("delegation", postLevel="profesional"), "no",
        ["ART4-PAR7-DECIDE"]),
    ("the delegation is later", change("delegation", actDate="2026-01-06"), "no", ["ART4-PAR7-DECIDE"]),
    ("the delegation is of another's hand", change("delegation", issuerId="h2"), "no", ["ART4-PAR7-DECIDE"]),
    ("the delegate's post is of another entity", change("delegation", postEntityId="e2"), "no", ["ART4-PAR7-DECIDE"]),
    ("the delegation grants no power", change("delegation", grantsDecisionPower=False), "no", ["ART4-PAR7-DECIDE"]),
    ("the delegation is for another session", change("delegation",
        scope={"kind": "session", "sessionId": "S-2026-02"}), "no",
     ["ART4-PAR7-DECIDE"]),
    ("the delegation was over", change("delegation", until="2026-01-04"), "no", ["ART4-PAR7-DECIDE"]),
    ("the delegation was never registered", without("registration"), "no", ["ART4-PAR7-DECIDE"]),
    ("another fills the post", change("incumbent", person={"id": "d2", "office": "Delegada 2"}), "no",
        ["ART4-PAR7-DECIDE"]),
    ("the delegation was revoked", after("arrival 1", ("delegation.revoked", "delegation/DEL-2026-001", {
        "act": paper("revoca.pdf"), "at": NOW, "delegationId": "DEL-2026-001"})), "no", ["ART4-PAR7-DECIDE"]),
    ("the holder took the power back", after("arrival 1", ("delegation.reassumed", "delegation/DEL-2026-001", {
        "at": NOW, "delegationId": "DEL-2026-001", "sessionId": "S-2026-01"})), "no", ["ART4-PAR7-DECIDE"]),
    ("somebody else sat on a seat", change("arrival 4", person={"id": "h9", "office": "Otro"}), "no",
        ["ART4-PAR7-DECIDE"]),
    ("a seat had left", after("position 6", ("attendance.ended", SESSION, {
        "attendeeId": "h4", "reason": "Audiencia", "sessionId": "S-2026-01"})), "no", ["ART4-PAR7-DECIDE"]),
    ("a seat is recused", after("opening", ("recusal.filed", SESSION, {
        "by": "Entidad 5", "ground": "Ley 1437", "itemId": "P1", "kind": "impedimento", "recusalId": "REC-1",
        "seatId": "S5",
        "sessionId": "S-2026-01"})), "no", ["ART4-PAR7-DECIDE"]),
    ("three seats decided", lambda acts: change("adoption", quorum=quorum("S1", "S3", "S4"),
        positions=acts["adoption"][2][
        "positions"][:3])(after("position 6", *(("attendance.ended", SESSION, {
            "attendeeId": f"h{n}", "reason": "Audiencia", "sessionId": "S-2026-01"}) for n in (5, 6)))(acts)), "no",
     ["ART4-PAR7-DECIDE"]),
    ("the act tells of more seats", change("adoption", quorum=quorum("S1", "S2", "S3", "S4", "S5", "S6")), "no",
     ["ART4-PAR7-DECIDE"]),
    ("the session was suspended", after("position 6", ("session.suspended", SESSION, {
        "reason": "Receso", "sessionId": "S-2026-01"})), "no", ["ART4-PAR7-INSTALL"]),
    ("the item was closed", after("position 6", ("agenda.item.closed", SESSION, {
        "itemId": "P1", "sessionId": "S-2026-01"})), "no", ["ART4-PAR7-INSTALL"]),
    ("the session was never installed", without("installation"), "no", ["ART4-PAR7-INSTALL"]),
    ("the text has another hash", change("amendment", text=AMENDED + " Y más."), "no", ["CORE"]),
    ("another text was adopted", change("adoption", textHash=digest(TEXT)), "no", ["CORE"]),
    ("a position on the text before", change("position 3", onTextHash=digest(TEXT)), "no", ["ART4-PAR4-POSITIONS"]),
    ("a position fell with the text", lambda acts: without("position 6")(acts), "no", ["ART4-PAR4-POSITIONS"]),
    ("a seat objects", lambda acts: change("adoption", positions=acts["adoption"][2]["positions"][:3] + [
        {"position": "object", "reason": "No.", "seatId": "S5"}] + acts["adoption"][2]["positions"][4:])(
            change("position 5", position="object", reason="No.")(acts)), "no", ["ART4-PAR4-CONSENSUS"]),
    ("a seat objects, and the act says not", change("position 5", position="object", reason="No."), "no",
     ["ART4-PAR4-POSITIONS", "ART4-PAR4-CONSENSUS"]),
    ("an objection stands", without("withdrawal"), "no", ["ART4-PAR4-CONSENSUS"]),
    ("an irregularity is on record", after("assignment", ("irregularity.recorded", "irregularity/IRR-2026-001", {
        "explanation": "Se decidió sin orden.", "fact": {"decisionId": "D-2026-001"}, "factType": "decision.adopted",
        "irregularityId": "IRR-2026-001", "ruleIds": ["ART4-PAR7-DECIDE"]})), "yes", ["CORE · IRR"]),
    ("a correction of an act", lambda acts: after("assignment", ("correction.recorded", "correction/COR-2026-001", {
        "correctionId": "COR-2026-001", "correctsSeq": 21, "fact": acts["convocation"][2] | {"place": "Otra sala"},
        "factType": "convocation.issued", "field": "place", "is": "Otra sala", "reason": "Error",
        "was": "Sala"}))(acts), "yes",
     ["CORE-CORRECTION"]),
]
