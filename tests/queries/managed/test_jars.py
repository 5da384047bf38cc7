from queries.managed.jars import VERSION, Jar, jar_of_line, line_of_jar, locked_jars


def test_lock_is_sorted_and_names_each_file_once() -> None:
    jars = locked_jars()
    assert list(jars) == sorted(jars)
    assert len({jar.path for jar in jars}) == len(jars) > 200


def test_lock_is_of_the_pinned_version() -> None:
    coordinates = {jar.coordinate for jar in locked_jars()}
    assert f"org.neo4j.app:neo4j-server:{VERSION}" in coordinates
    assert f"org.neo4j:neo4j:{VERSION}" in coordinates


def test_a_line_of_the_lock_with_a_classifier() -> None:
    jar = Jar("io.netty", "netty-epoll", "4.1", "linux-x86_64", "ab" * 32, 12)
    assert jar_of_line(line_of_jar(jar)) == jar
    assert str(jar.path) == "io/netty/netty-epoll/4.1/netty-epoll-4.1-linux-x86_64.jar"
