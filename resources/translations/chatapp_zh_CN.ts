<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Something went wrong inside Chatapp. The log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is made and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is stored in this computer&apos;s keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring stayed locked: the key is kept in memory until Chatapp is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These texts are too long to be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
