# Builds the hub, then keeps only what runs.
FROM docker.io/library/eclipse-temurin:17-jdk-jammy AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src src
COPY routes routes
RUN ./mvnw -q -B -Dmaven.test.skip=true -Dcompiler.strictness=-nowarn package

FROM docker.io/library/eclipse-temurin:17-jre-jammy
RUN groupadd --system --gid 10001 tillbridge \
 && useradd --system --uid 10001 --gid tillbridge --home-dir /data --no-create-home --shell /usr/sbin/nologin tillbridge \
 && install -d -o tillbridge -g tillbridge -m 0700 /data
WORKDIR /opt/tillbridge
COPY --from=build /src/target/lib app/lib
COPY --from=build /src/target/tillbridge.jar app/
COPY tillbridge LICENSE NOTICE ./
COPY config config
COPY routes routes

# lib/ is for jars of Camel components that routes of your own use: mount a folder there.

# The container listens on its own network: publish the port where it may be reached from, and set the public address
# (TILLBRIDGE_HTTP_PUBLIC_URL) by which people reach it. The heap is a quarter of the container's memory unless
# TILLBRIDGE_JAVA_OPTS says otherwise.
ENV TILLBRIDGE_HTTP_HOST=0.0.0.0 \
    TILLBRIDGE_DATA_DIR=/data
USER tillbridge
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9876 && printf 'GET /observe/health/live HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["/opt/tillbridge/tillbridge"]
CMD ["run"]
