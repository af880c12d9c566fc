package io.tillbridge.access;

import static io.tillbridge.fault.CallerFault.Why.BUSY;
import static io.tillbridge.fault.CallerFault.Why.INVALID;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.tillbridge.fault.CallerFault;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final int LITTLE = 64;
    private static final String GOOD = "lamp carrot river 9";
    private final Passwords passwords = new Passwords(LITTLE, 2);

    /** From the tests of the reference implementation (phc-winner-argon2, test.c). */
    @ParameterizedTest
    @CsvSource({"256, $argon2id$v=19$m=256!t=2!p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"})
    void theLibraryMakesTheHashesOfTheReference(int memory, String expected) {
        String hash = Argon2Function.getInstance(memory, 2, 1, 32, Argon2.ID)
                .hash("password".getBytes(StandardCharsets.UTF_8), "somesalt".getBytes(StandardCharsets.UTF_8))
                .getResult();

        assertThat(hash).isEqualTo(expected.replace('!', ','));
        assertThat(passwords.matches("password", hash)).isTrue();
    }

    @Test
    void aHashCarriesItsParametersAndASaltOfItsOwn() {
        String first = new Passwords().chosen("password", GOOD);
        String second = new Passwords().chosen("password", GOOD);

        assertThat(first).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThan(255);
        assertThat(second).isNotEqualTo(first);
        assertThat(passwords.matches(GOOD, first)).isTrue();
        assertThat(passwords.matches(GOOD + " ", first)).isFalse();
    }

    @Test
    void aHashWithOtherParametersIsOutdated() {
        String old = passwords.chosen("password", GOOD);

        assertThat(passwords.outdated(old)).isFalse();
        assertThat(new Passwords().outdated(old)).isTrue();
    }

    @Test
    void itDoesNotMatterHowAKeyboardComposesItsCharacters() {
        String hash = passwords.chosen("password", Normalizer.normalize("café crème brûlée", Normalizer.Form.NFD));

        assertThat(passwords.matches(Normalizer.normalize("café crème brûlée", Normalizer.Form.NFC), hash))
                .isTrue();
    }

    @Test
    void nobodysPasswordNeverMatches() {
        assertThat(passwords.matches("belongs to nobody", null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234", "Password1234!", "qwertyuiop12", "123456789012", "aaaaaaaaaaaa", "letmeinletmein",
                "1qaz2wsx3edc4rfv", "wachtwoord123", "tillbridge2026", "JANE@example.com", "janedoe-roe12",
                        "Jane Doe-Roe",
                "密码密码密码密码密码密码"
            })
    void whatIsTriedFirstIsNoPassword(String password) {
        assertThatThrownBy(() -> passwords.chosen("password", password, "jane@example.com", "Jane Doe-Roe"))
                .is(refused(INVALID))
                .hasMessageContaining("take ")
                .hasMessageNotContaining(password);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11, 201, 5000})
    void aPasswordHas12To200Characters(int length) {
        assertThatThrownBy(() -> passwords.chosen("password", "ü".repeat(length)))
                .is(refused(INVALID))
                .hasMessage("The password has " + length
                        + " characters, expected 12 to 200: take a few words that do not belong together");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GOOD,
                "kX9#mQ2vL8pz",
                "een lange zin met woorden",
                "полярная лисица ест",
                "🦊🌋🎻🧭🪁🍋🧊🪐🦉🛶🧵🪞"
            })
    void whatNobodyTriesFirstIsAPassword(String password) {
        assertThat(passwords.matches(password, passwords.chosen("password", password, "jane@example.com", "Jane")))
                .isTrue();
    }

    @Test
    void theLongestHostilePasswordIsMeasured() {
        String hostile = "4@8({[<369&#!1/|0$5+7%2".repeat(8);

        assertThat(passwords.matches(hostile, passwords.chosen("password", hostile)))
                .isTrue();
    }

    @Test
    void ofAThousandAtOnceAFewAreCheckedAndTheRestIsToldToComeBack() throws Exception {
        Passwords two = new Passwords(4096, 2);
        String hash = two.chosen("password", GOOD);
        Callable<Boolean> check = () -> two.matches(GOOD, hash);
        List<Callable<Boolean>> thousand = new ArrayList<>(java.util.Collections.nCopies(1000, check));

        ExecutorService pool = Executors.newFixedThreadPool(200);
        List<Future<Boolean>> all = pool.invokeAll(thousand);
        pool.shutdown();

        assertThat(all).anyMatch(PasswordsTest::accepted).allMatch(one -> accepted(one) || busy(one));
        assertThat(two.matches(GOOD, hash)).isTrue();
    }

    private static boolean accepted(Future<Boolean> check) {
        try {
            return check.get();
        } catch (ExecutionException | InterruptedException refused) {
            return false;
        }
    }

    private static boolean busy(Future<Boolean> check) {
        try {
            check.get();
            return false;
        } catch (ExecutionException refused) {
            return refused.getCause() instanceof CallerFault fault && fault.is(BUSY);
        } catch (InterruptedException impossible) {
            return false;
        }
    }
}
