package io.tillbridge.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "@a",
                "+a",
                "-a",
                "-",
                "-1.",
                "-.5",
                "-1e3",
                "+1 ",
                "\ta",
                "\r",
                "\n=1",
                " =1",
                "\u00a0=1",
                "  -a",
                " a",
                "＝1",
                "＋1",
                "－1",
                "＠a"
            })
    void whatASpreadsheetWouldRunGetsAnApostrophe(String cell) {
        assertThat(FormulaGuard.on(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "-1", "+1", "-1.5", "+0012.50", " 12.5", "\u00a0-1", "'=1", "1=1", "a =1"})
    void plainNumbersAndOtherTextsStayAsTheyAre(String cell) {
        assertThat(FormulaGuard.on(cell)).isEqualTo(cell);
    }

    @Property
    void whatIsWrittenIsReadBack(
            @ForAll
                    @StringLength(max = 6)
                    @Chars({'=', '+', '-', '@', '\t', '\r', '\n', ' ', '\u00a0', '＝', '\'', '.', 'a'})
                    @CharRange(from = '0', to = '9')
                    String cell) {
        Assume.that(!cell.startsWith("'"));

        assertThat(FormulaGuard.off(FormulaGuard.on(cell))).isEqualTo(cell);
    }

    @Property
    void anApostropheIsTakenOffOnlyWhereOneWouldBePut(
            @ForAll @StringLength(max = 6) @Chars({'=', '+', '-', ' ', '\'', '.', '1', 'a'}) String cell) {
        boolean wouldBePut = !FormulaGuard.on(cell).equals(cell);

        assertThat(FormulaGuard.off("'" + cell)).isEqualTo(wouldBePut ? cell : "'" + cell);
    }
}
