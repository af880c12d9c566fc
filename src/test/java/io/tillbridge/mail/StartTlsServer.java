package io.tillbridge.mail;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
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
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that knows STARTTLS, which the usual one for tests does not, and remembers which words came before. */
final class StartTlsServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    private final List<String> plain = new CopyOnWriteArrayList<>();
    private final List<String> covered = new CopyOnWriteArrayList<>();
    private final boolean offersTls;
    private volatile String refusal;

    StartTlsServer(boolean offersTls) throws IOException {
        this.offersTls = offersTls;
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
                    say(client, offersTls && words == plain ? "250 STARTTLS" : "250 AUTH PLAIN");
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

    private static SSLSocket over(Socket client) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        DummySSLServerSocketFactory greenMails = new DummySSLServerSocketFactory();
        keys.init(greenMails.getKeyStore(), "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        SSLSocket tls = (SSLSocket) context.getSocketFactory()
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
