package io.tillbridge.app;

import io.tillbridge.app.config.ConfigurationSources;
import io.tillbridge.app.shell.CommandShutdown;
import io.tillbridge.app.shell.Context;
import io.tillbridge.app.shell.Shell;
import io.tillbridge.app.shell.Terminal;
import io.tillbridge.storage.TemporaryFolder;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where the process begins: {@code ./tillbridge} with its commands. */
public final class Tillbridge {
    private Tillbridge() {}

    /** @param arguments a command and its options; see {@code ./tillbridge --help} */
    public static void main(String[] arguments) {
        CommandShutdown ending = new CommandShutdown();
        ending.install();
        Context context = new Context(
                new HubCommands(TemporaryFolder::use), ConfigurationSources::ofProcess, ending, Terminal.isThere());
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = new Shell(context, out, err).execute(arguments);
        ending.finished(code);
        System.exit(code);
    }
}
