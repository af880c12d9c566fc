package io.tillbridge.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {
    /** The console of Java 22 and later, which may be there for redirected output, too. */
    public record NewConsole(boolean isTerminal) {}

    /** The console before, which is there for a terminal only. */
    public record OldConsole() {}

    @Test
    void aConsoleThatIsRedirectedIsNoTerminal() {
        assertThat(Terminal.isTerminal(NewConsole.class, new NewConsole(false))).isFalse();
        assertThat(Terminal.isTerminal(NewConsole.class, new NewConsole(true))).isTrue();
    }

    @Test
    void beforeJava22AConsoleIsATerminal() {
        assertThat(Terminal.isTerminal(OldConsole.class, new OldConsole())).isTrue();
        assertThat(Terminal.isTerminal(OldConsole.class, null)).isFalse();
    }
}
