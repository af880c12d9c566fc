package io.tillbridge.access;

import static io.tillbridge.fault.CallerFault.Why.INVALID;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses and names people may have: those that a letter can be written to. */
class EmailTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane@example.com",
                "JANE@Example.COM",
                "j@x",
                "a.b+c@sub.example.co.uk",
                "o'neil@example.com",
                "j\u00fcrgen@b\u00fccher.example",
                "jane@xn--bcher-kva.example",
                "1@2.example",
                " jane@example.com "
            })
    void whatALetterCanBeWrittenToIsTaken(String text) throws Exception {
        Email email = Email.of("email", text);

        assertThat(email.text()).isEqualTo(text.strip());
        new InternetAddress(email.text(), true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jane",
                "@example.com",
                "jane@",
                "jane@@example.com",
                "ja ne@example.com",
                ".jane@example.com",
                "jane.@example.com",
                "ja..ne@example.com",
                "jane@.example.com",
                "jane@example.com.",
                "jane@example..com",
                "jane@-example.com",
                "jane@example-.com",
                "jane@exa_mple.com",
                "jane@127.0.0.1",
                "jane@[127.0.0.1]",
                "jane@example.com\r\nBcc: eve@example.com",
                "jane@example.com,eve@example.com",
                "<jane@example.com>",
                "Jane <jane@example.com>",
                "\"jane\"@example.com",
                "jane(x)@example.com",
                "jane;@example.com",
                "jane:@example.com",
                "jane\\@example.com",
                "jane\u0000@example.com",
                "jane\u202e@example.com",
                "jane\u200b@example.com",
                "jane\ud800@example.com",
                "jane@example\u3002\u3002com",
                "jane@exa\u2028mple.com",
                "jane@aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg.example",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg@example.com"
            })
    void whatNoLetterCanBeWrittenToIsRefusedAtItsField(String text) {
        assertThatThrownBy(() -> Email.of("email", text))
                .is(refused(INVALID))
                .hasMessage("email is no e-mail address: expected one such as jane@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann\nBcc: eve@x",
                "Ann\u2028Eve",
                "Ann\u202eevE",
                "Ann\u200b",
                "Ann\ud800",
                "\u0007",
                " ",
                "Ann\ufeff"
            })
    void aNameThatCannotBeShownIsRefused(String name) {
        assertThatThrownBy(() -> PersonName.of("name", name))
                .is(refused(INVALID))
                .hasMessage("name must be 1 to 255 characters on one line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann", "Zo\u00eb O'Neil-Li", "\u674e\u96f7", "\ud83d\ude00", "\u0646\u200c\u0627"})
    void anyOtherNameIsTaken(String name) {
        assertThat(PersonName.of("name", name)).isEqualTo(name);

}
}
