package io.tillbridge.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** The folder that letters go to while no mail server is configured: one file each, which mail programs open. */
final class Outbox {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_OF_A_MILLISECOND = 1_000;

    private final Path folder;
    private final MimeMessageFactory messages;
    private final Clock clock;

    Outbox(Path folder, MimeMessageFactory messages, Clock clock) {
        this.folder = folder;
        this.messages = messages;
        this.clock = clock;
    }

    Path write(MailMessage letter) throws IOException, MessagingException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        MimeMessage message = messages.message(Session.getInstance(new Properties()), letter);
        String name = TIME.format(clock.instant()) + "-" + hash(letter.to());
        for (int again = 0; ; again++) {
            Path file = folder.resolve(name + (again == 0 ? "" : "-" + again) + ".eml");
            if (Files.exists(file) && again < MOST_OF_A_MILLISECOND) {
                continue;
            }
            try {
                // Whoever looks into the folder sees whole letters only.
                return Files.move(written(message, folder.resolve(file.getFileName() + ".part")), file);
            } catch (FileAlreadyExistsException taken) {
                if (again == MOST_OF_A_MILLISECOND) {
                    throw taken;
                }
            }
        }
    }

    private static Path written(MimeMessage message, Path file) throws IOException, MessagingException {
        try (OutputStream out = ownersOnly(file)) {
            message.writeTo(out);
            return file;
        }
    }

    /** Nobody else can open it, not even while it is written. */
    private static OutputStream ownersOnly(Path file) throws IOException {
        var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return java.nio.channels.Channels.newOutputStream(channel);
    }

    /** Tells letters to different people apart without naming anybody in a folder listing. */
    private static String hash(String address) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
