package io.tillbridge.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;

/** A mail server that knows STARTTLS, which the usual one for tests does not, and remembers which words came before. */
final class StartTlsServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<String> plain = new CopyOnWriteArrayList<>();
    private final List<String> covered = new CopyOnWriteArrayList<>();
    private final TestCertificate certificate;
    private volatile String refusal;

    /** @param certificate null to offer no TLS */
    StartTlsServer(TestCertificate certificate) throws IOException {
        this.certificate = certificate;
        Thread thread = new Thread(this::serve, "starttls-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    void refuseRecipients(String answer) {
        refusal = answer;
    }

    List<String> plain() {
        return plain;
    }

    List<String> covered() {
        return covered;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                say(client, "220 here");
                talk(client, plain);
            } catch (IOException | GeneralSecurityException over) {
                // The next one, until the test is over.
            }
        }
    }

    private void talk(Socket client, List<String> words) throws IOException, GeneralSecurityException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String word = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            words.add(word);
            switch (word) {
                case "EHLO" -> {
                    say(client, "250-here");
                    say(client, certificate != null && words == plain ? "250 STARTTLS" : "250 AUTH PLAIN");
                }
                case "STARTTLS" -> {
                    say(client, "220 go");
                    talk(over(client), covered);
                    return;
                }
                case "AUTH" -> say(client, "235 in");
                case "RCPT" -> say(client, refusal == null ? "250 ok" : refusal);
                case "DATA" -> {
                    say(client, "354 go");
                    while (!".".equals(line)) {
                        line = in.readLine();
                    }
                    say(client, "250 taken");
                }
                default -> say(client, word.equals("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private SSLSocket over(Socket client) throws IOException, GeneralSecurityException {
        SSLSocket tls = (SSLSocket) certificate
                .trusting()
                .createSocket(client, client.getInetAddress().getHostAddress(), client.getPort(), false);
        tls.setUseClientMode(false);
        tls.startHandshake();
        return tls;
    }

    private static void say(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
