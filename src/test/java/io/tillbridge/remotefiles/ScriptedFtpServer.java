package io.tillbridge.remotefiles;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An FTP server that answers each command with what a test has written, byte for byte: old servers, foreign ones, and
 * those that mean harm. Commands without a script get the answers of a server without MLSD, SIZE and MDTM.
 */
public final class ScriptedFtpServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, Content> contents = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Closeable> open = new CopyOnWriteArrayList<>();

    public ScriptedFtpServer() throws IOException {
        listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        open.add(listening);
        thread(this::listen);
    }

    /** What goes over a data connection; it may go on for ever. */
    @FunctionalInterface
    public interface Content {
        void write(Socket to) throws IOException;
    }

    public int port() {
        return listening.getLocalPort();
    }

    FtpAccount account(String path) {
        return new FtpAccount("127.0.0.1", port(), path, "vera", "secret", "none", true, "");
    }

    /** @param command a command, or the first words of one; the greeting is {@code ""} */
    public ScriptedFtpServer answer(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    public ScriptedFtpServer data(String command, Content content) {
        contents.put(command, content);
        return this;
    }

    public ScriptedFtpServer data(String command, String text) {
        return data(command, to -> to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** As they came, one line each. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "scripted-ftp");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                open.add(client);
                thread(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            OutputStream out = client.getOutputStream();
            say(out, answers.getOrDefault("", "220 hello"));
            ServerSocket data = null;
            for (String line = line(client.getInputStream()); line != null; line = line(client.getInputStream())) {
                commands.add(line);
                String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                if (verb.equals("EPSV") && !answers.containsKey("EPSV")) {
                    data = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    open.add(data);
                    say(out, "229 ok (|||" + data.getLocalPort() + "|)");
                } else if (verb.equals("PASV") && !answers.containsKey("PASV")) {
                    data = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    open.add(data);
                    int port = data.getLocalPort();
                    say(out, "227 ok (127,0,0,1," + port / 256 + "," + port % 256 + ")");
                } else if (content(line, verb) != null && data != null) {
                    transfer(out, data, content(line, verb), answers.getOrDefault("after " + verb, "226 done"));
                } else {
                    say(out, answers.getOrDefault(line, answers.getOrDefault(verb, usual(line, verb))));
                }
            }
        } catch (IOException gone) {
            // The test has seen enough.
        }
    }

    private Content content(String line, String verb) {
        return contents.getOrDefault(line, contents.get(verb));
    }

    private void transfer(OutputStream control, ServerSocket data, Content content, String after) throws IOException {
        say(control, "150 here it comes");
        try (data;
                Socket to = data.accept()) {
            open.add(to);
            content.write(to);
        } catch (SocketException closedByTheOther) {
            // It had enough.
        }
        say(control, after);
    }

    private static String usual(String line, String verb) {
        return switch (verb.equals("CWD") && line.endsWith(".csv") ? "RETR" : verb) {
            case "USER" -> "331 password";
            case "PASS" -> "230 in";
            case "TYPE", "CWD", "OPTS" -> "200 ok";
            case "PWD" -> "257 \"/\"";
            case "SYST" -> "215 UNIX Type: L8";
            case "FEAT" -> "211 none";
            case "QUIT" -> "221 bye";
            case "RETR", "LIST" -> "550 no such file";
            default -> "502 unknown";
        };
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        for (Closeable one : open) {
            one.close();
        }
    }
}
