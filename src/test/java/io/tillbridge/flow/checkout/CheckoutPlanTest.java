package io.tillbridge.flow.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.lightspeed.cseries.CSeriesInstallations.Installed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckoutPlanTest {
    private static final String OTHERS = "https://others.example/app.js";

    /** What is done is written as {@code +}: made, {@code ~7}: changed, {@code -7}: deleted, {@code !7}: left alone. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // description | in the shop | what the hub made | wanted | what is done
                "nothing is there | | - | https://a/1 | +",
                "ours is there | 7=https://a/1 | 7=https://a/1 | https://a/1 | ''",
                "the address changes | 7=https://a/1 | 7=https://a/1 | https://a/2 | ~7",
                "somebody deleted it | | 7=https://a/1 | https://a/1 | +",
                "made without an answer | 8=https://a/1 | =https://a/1 | https://a/1 | ''",
                "made by hand before | 8=https://a/1 | - | https://a/1 | ''",
                "twice | 7=https://a/1 8=https://a/1 | 7=https://a/1 | https://a/1 | -8",
                "an old one beside | 7=https://a/1 8=https://a/2 | 8=https://a/1 | https://a/2 | -7",
                "changed by hand | 7=https://b/9 | 7=https://a/1 | https://a/2 | !7",
                "changed by hand to what is wanted | 7=https://a/2 | 7=https://a/1 | https://a/2 | ''",
                "of another connection | 7=https://a/other | - | https://a/1 | +",
                "switched off | 7=https://a/1 | 7=https://a/1 | - | -7",
                "switched off, twice there | 7=https://a/1 8=https://a/1 | 7=https://a/1 | - | -7 -8",
                "switched off and gone | | 7=https://a/1 | - | ''",
                "switched off, changed by hand | 7=https://b/9 | 7=https://a/1 | - | !7",
                "never on | 7=https://a/other | - | - | ''",
            })
    void aShopHasExactlyOneOfOursOrNone(String name, String shop, String made, String wanted, String done) {
        List<Installed> there = new ArrayList<>(List.of(new Installed("1", OTHERS)));
        if (shop != null) {
            List.of(shop.strip().split(" ", -1)).forEach(each -> there.add(installed(each)));
        }

        CheckoutPlan plan = CheckoutPlan.of(there, known(made), wanted);

        assertThat(words(plan, known(made))).isEqualTo(done);
        assertThat(plan.delete()).noneMatch(each -> each.address().equals(OTHERS));
    }

    @Test
    void whatWasDoneOnceIsNotDoneAgain() {
        CheckoutPlan again = CheckoutPlan.of(
                List.of(new Installed("7", "https://a/2")), known("7=https://a/2"), "https://a/2");

        assertThat(again.changesNothing()).isTrue();
        assertThat(again.kept().remoteId()).isEqualTo("7");
    }

    private static String words(CheckoutPlan plan, CheckoutInstallation known) {
        List<String> words = new ArrayList<>();
        if (plan.create()) {
            words.add("+");
        }
        if (plan.change()) {
            words.add("~" + plan.kept().remoteId());
        }
        if (plan.edited() != null) {
            words.add("!" + Objects.requireNonNull(known).remoteId());
        }
        plan.delete().forEach(each -> words.add("-" + each.remoteId()));
        return String.join(" ", words);
    }

    private static CheckoutInstallation known(String text) {
        if (text == null) {
            return null;
        }
        Installed made = installed(text);
        String id = made.remoteId().isEmpty() ? null : made.remoteId();
        return new CheckoutInstallation(3, CheckoutPart.SCRIPT, id, made.address(), 1, Instant.EPOCH, null);
    }

    private static Installed installed(String text) {
        int equals = text.indexOf('=');
        return new Installed(text.substring(0, equals), text.substring(equals + 1));
    }
}
