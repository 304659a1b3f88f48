"""What a profile says of some platforms takes the place of what it says of all."""

from __future__ import annotations

from teamplan.model.profile import ProfileVariant


def test_the_first_variant_that_names_every_platform_speaks_and_the_profile_for_the_rest(catalog):
    plain = catalog.profiles[0].model_copy(update={"variants": ()})
    chat = ProfileVariant(platforms=("微信",), contact_rate="rate_of_chat", source="甲")
    two = ProfileVariant(platforms=("微信", "抖音"), ad_share="share_of_two", source="乙")
    profile = plain.model_copy(update={"variants": (chat, two)})
    assert profile.on(("微信",)).contact_rate == "rate_of_chat"
    assert profile.on(("微信",)).ad_share == plain.ad_share
    assert profile.on(("抖音", "微信")).ad_share == "share_of_two"
    assert profile.on(("抖音", "微信")).contact_rate == plain.contact_rate
    assert profile.on(("抖音", "微信")).source == "乙"
    assert profile.on(("天猫",)) is profile
    assert profile.on(("微信", "天猫")) is profile
    assert profile.on(()) is profile
