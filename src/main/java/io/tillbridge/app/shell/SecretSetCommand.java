package io.tillbridge.app.shell;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "set",
        description = {
            "Seal a secret with the master key and keep it in the database. The value comes from the standard input,",
            "never from the command line. Routes take a changed one when their file is saved or the hub restarts."
        },
        mixinStandardHelpOptions = true)
final class SecretSetCommand implements Callable<Integer> {
    private static final int LONGEST = 64 * 1024;

    private final Context context;
    private final InputStream in;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption files;

    @Parameters(paramLabel = "NAME", description = "Small letters, digits, points, dashes and underscores.")
    private String name;

    /** @param in where the value comes from unless a person types it */
    SecretSetCommand(Context context, InputStream in) {
        this.context = context;
        this.in = in;
    }

    @Override
    public Integer call() throws Exception {
        String value = read();
        if (value.isEmpty()) {
            throw wrong("expected the value on the standard input, found nothing");
        }
        context.hub().secrets().set(context.ofHubOrNew(files, spec.commandLine().getErr()), name, value);
        PrintWriter out = spec.commandLine().getOut();
        out.println("The secret " + name + " is set. Routes that run take it when their file is saved or the hub"
                + " restarts.");
        out.flush();
        return ExitCode.DONE.number();
    }

    /** Without the end of its last line. */
    private String read() throws IOException {
        Console console = context.terminal() ? System.console() : null;
        if (console != null) {
            char[] typed = console.readPassword("Value of %s (not shown): ", name);
            return typed == null ? "" : new String(typed);
        }
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw wrong("expected at most " + LONGEST + " bytes on the standard input, found more");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replaceFirst("\\r?\\n$", "");
        } catch (CharacterCodingException e) {
            throw wrong("expected text in UTF-8 on the standard input, found other bytes");
        }
    }

    private CommandFault wrong(String why) {
        return new CommandFault(
                ExitCode.WRONG_USE,
                "The secret " + name + ": " + why + ". For example: ./tillbridge secret set " + name + " < FILE");
    }
}
