package io.tillbridge.app;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A jar that stands for the packed hub: it holds nothing but a manifest that names this build's class path. */
final class PackedHub {
    private PackedHub() {}

    /** @param without parts of names of jars that it does not name */
    static void jar(Path jar, String... without) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Tillbridge.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> !entry.contains("test-classes"))
                        .filter(entry -> Stream.of(without).noneMatch(entry::contains))
                        .map(entry -> Path.of(entry).toUri())
                        .map(URI::toASCIIString)
                        .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
