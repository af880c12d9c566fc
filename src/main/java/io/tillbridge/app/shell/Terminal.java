package io.tillbridge.app.shell;

import java.io.Console;

/** Whether a person looks at the output, so that a line may be written over. */
public final class Terminal {
    private Terminal() {}

    /** Java 22 to 24 have a console for redirected output, too, which says that it is no terminal; others have none then. */
    public static boolean isThere() {
        return isTerminal(Console.class, System.console());
    }

    /** @param type the console's public class, which can be asked from Java 22 on */
    static <T> boolean isTerminal(Class<T> type, T console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) type.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
