package io.tillbridge.app.shell;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** Shows what a long command has done, a line for each step, and ends it at the next step after Ctrl-C or TERM. */
final class Steps implements Consumer<String> {
    private final CommandShutdown ending;
    private final PrintWriter out;
    private final String ended;

    private Steps(CommandShutdown ending, PrintWriter out, String ended) {
        this.ending = ending;
        this.out = out;
        this.ended = ended;
    }

    /** @param ended what a person should know when the command was ended early */
    static Steps of(Context context, PrintWriter out, String ended) {
        return new Steps(context.ending(), out, ended);
    }

    interface Work<T> {
        T go(Consumer<String> step) throws Exception;
    }

    <T> T run(Work<T> work) throws Exception {
        try {
            return work.go(this);
        } catch (Exception e) {
            // Ctrl-C in a terminal reaches the programs of a command, too: their failure is no fault then.
            throw ending.asked() ? asked(e) : e;
        }
    }

    @Override
    public void accept(String line) {
        if (ending.asked()) {
            throw asked(null);
        }
        out.println(line);
        out.flush();
    }

    private CommandFault asked(Exception cause) {
        return new CommandFault(ExitCode.INTERRUPTED, "Ended before it was done, as you asked. " + ended, cause);
    }
}
