package io.tillbridge.sandbox;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the sandbox vendor's server does wrong. Tests set it from Java; people write a file {@code faults.properties}
 * beside the server's keys, which is read anew at each connection. All off at first; safe for several threads.
 */
public final class SandboxFaults {
    private final Map<String, String> shownAs = new ConcurrentHashMap<>();
    private final Set<String> growing = ConcurrentHashMap.newKeySet();
    private final Set<String> growingAtEachLook = ConcurrentHashMap.newKeySet();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final AtomicLong writesTried = new AtomicLong();
    private final AtomicLong signInsTried = new AtomicLong();
    private volatile long lastSignIn = Long.MAX_VALUE;
    private volatile boolean otherHostKey;
    private volatile boolean refuseSignIn;
    private volatile boolean stall;
    private volatile boolean latin1Names;
    private volatile long dropAfter = -1;
    private volatile long bytesPerSecond;

    /** {@code other-host-key=true}: another key than yesterday. */
    public void otherHostKey(boolean on) {
        otherHostKey = on;
    }

    /** {@code refuse-sign-in=true}: as if the password had been changed. */
    public void refuseSignIn(boolean on) {
        refuseSignIn = on;
    }

    /** As if the password were changed after so many sign-ins more. */
    public void refuseSignInAfter(long more) {
        lastSignIn = signInsTried.get() + more;
    }

    /** {@code stall=true}: no bytes of any file come, while the connection stays up. */
    public void stall(boolean on) {
        stall = on;
    }

    /** {@code drop-after-bytes=100000}: the connection breaks when this much of a file was sent; negative is off. */
    public void dropAfter(long bytes) {
        dropAfter = bytes;
    }

    /** {@code bytes-per-second=50000}: a slow line; 0 is off. */
    public void slow(long bytes) {
        bytesPerSecond = bytes;
    }

    /** {@code grow=a.csv}: the file of that name gets a line more while it is read. */
    public void grow(String name) {
        growing.add(name);
    }

    /** {@code grow-at-each-look=a.csv}: it gets a byte more each time its folder is listed. */
    public void growAtEachLook(String name) {
        growingAtEachLook.add(name);
    }

    /** Shows a file under a name its own file system may not even allow. */
    public void showAs(String name, String shown) {
        shownAs.put(name, shown);
    }

    /** {@code deny=secret}: the file or folder of that name may not be read. */
    public void deny(String name) {
        denied.add(name);
    }

    /** {@code latin-1-names=true}: names go out as an old Windows server writes them, not in UTF-8. */
    public void latin1Names(boolean on) {
        latin1Names = on;
    }

    /** How often a client tried to change something here. */
    public long writesTried() {
        return writesTried.get();
    }

    /** How often a client tried to sign in. */
    public long signInsTried() {
        return signInsTried.get();
    }

    /** Asked at each try. */
    boolean letsIn() {
        return signInsTried.incrementAndGet() <= lastSignIn && !refuseSignIn;
    }

    void countWrite() {
        writesTried.incrementAndGet();
    }

    boolean otherHostKey() {
        return otherHostKey;
    }

    boolean stall() {
        return stall;
    }

    long dropAfter() {
        return dropAfter;
    }

    long bytesPerSecond() {
        return bytesPerSecond;
    }

    /** Once per file: growing is seen at the first one. */
    boolean takeGrowing(String name) {
        return growing.remove(name);
    }

    boolean growsAtEachLook(String name) {
        return growingAtEachLook.contains(name);
    }

    boolean denies(String name) {
        return denied.contains(name);
    }

    boolean latin1Names() {
        return latin1Names;
    }

    String shown(String name) {
        return shownAs.getOrDefault(name, name);
    }

    /** The real path behind one that was shown. */
    String real(String path) {
        for (Map.Entry<String, String> alias : shownAs.entrySet()) {
            if (path.endsWith("/" + alias.getValue())) {
                return path.substring(0, path.length() - alias.getValue().length()) + alias.getKey();
            }
        }
        return path;
    }

    /** Takes over what a person wrote; no file, no change. */
    void read(Path file) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        Properties told = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            told.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        otherHostKey = Boolean.parseBoolean(told.getProperty("other-host-key"));
        refuseSignIn = Boolean.parseBoolean(told.getProperty("refuse-sign-in"));
        stall = Boolean.parseBoolean(told.getProperty("stall"));
        latin1Names = Boolean.parseBoolean(told.getProperty("latin-1-names"));
        names(told.getProperty("deny"), denied);
        dropAfter = number(told.getProperty("drop-after-bytes"), -1);
        bytesPerSecond = number(told.getProperty("bytes-per-second"), 0);
        names(told.getProperty("grow"), growing);
        names(told.getProperty("grow-at-each-look"), growingAtEachLook);
    }

    private static void names(String list, Set<String> into) {
        into.clear();
        if (list != null && !list.isBlank()) {
            into.add(list.strip());
        }
    }

    private static long number(String text, long other) {
        return text == null || !text.strip().matches("-?\\d{1,18}") ? other : Long.parseLong(text.strip());
    }
}
