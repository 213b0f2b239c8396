import pytest

from openassay.schema import PARTS, decode
from openassay.schema.record import canonical
from openassay.schema.report import PartReport
from openassay.standard import StandardError, claim, evaluate, load, parts


def test_all_seven_and_in_order(assess, weights_only) -> None:
    found = parts(evaluate(assess(*weights_only), load("seven-parts")))
    assert tuple(found) == PARTS
    assert all(decode(canonical(one), PartReport) == one for one in found.values())


def test_a_part_cites_its_state_first_and_its_access_after(assess) -> None:
    case = assess("parameters.elsewhere", "parameters.public", "parameters.fixed = hash", "licence.parameters = MIT")
    found = parts(evaluate(case, load("seven-parts")))["parameters"]
    assert found.evidence == tuple(one.id for one in case.evidence[:3])
    assert found.licence.evidence == (case.evidence[3].id,)


def test_the_verdict_of_another_standard_is_refused(assess) -> None:
    case = assess("parameters.here")
    verdict = evaluate(case, load("mof-1.0"))
    with pytest.raises(StandardError, match=r"mof-1\.0 does not answer system_code"):
        parts(verdict)
    with pytest.raises(StandardError, match="claim"):
        claim(case, verdict)


def test_doubt_about_the_claim_is_no_claim(assess) -> None:
    case = assess("?claim.self")
    found = claim(case, evaluate(case, load("seven-parts")))
    assert (found.state, found.supported, found.text) == ("none", "unknown", "")
