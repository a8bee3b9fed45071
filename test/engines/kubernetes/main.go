// kcluster is a Kubernetes control plane for tests in one binary: etcd, apiserver, controller-manager and scheduler as
// subcommands.
package main

import (
	"flag"
	"fmt"
	"net/url"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
	"go.etcd.io/etcd/server/v3/embed"
	"k8s.io/component-base/cli"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

func main() {
	commands := map[string]func() *cobra.Command{
		"apiserver":          apiserver.NewAPIServerCommand,
		"controller-manager": func() *cobra.Command { return controllermanager.NewControllerManagerCommand() },
		"scheduler":          func() *cobra.Command { return scheduler.NewSchedulerCommand() },
	}
	if len(os.Args) < 2 {
		fail("usage: kcluster etcd | apiserver | controller-manager | scheduler [flags]")
	}
	name := os.Args[1]
	os.Args = append([]string{name}, os.Args[2:]...)
	if name == "etcd" {
		runEtcd()
		return
	}
	command, known := commands[name]
	if !known {
		fail("unknown subcommand " + name)
	}
	os.Exit(cli.Run(command()))
}

// runEtcd serves on loopback without fsync: test data need not survive a power cut.
func runEtcd() {
	dir := flag.String("dir", "", "where the data lies")
	clientPort := flag.Int("client-port", 2379, "where the API server reaches it")
	peerPort := flag.Int("peer-port", 2380, "where other members would reach it")
	flag.Parse()

	config := embed.NewConfig()
	config.Dir = *dir
	config.LogLevel = "error"
	config.UnsafeNoFsync = true
	clients := []url.URL{loopback(*clientPort)}
	config.ListenClientUrls, config.AdvertiseClientUrls = clients, clients
	peers := []url.URL{loopback(*peerPort)}
	config.ListenPeerUrls, config.AdvertisePeerUrls = peers, peers
	config.InitialCluster = config.InitialClusterFromName(config.Name)

	server, err := embed.StartEtcd(config)
	if err != nil {
		fail(err.Error())
	}
	<-server.Server.ReadyNotify()
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	<-stop
	server.Close()
}

func loopback(port int) url.URL {
	return url.URL{Scheme: "http", Host: fmt.Sprintf("127.0.0.1:%d", port)}
}

func fail(message string) {
	fmt.Fprintln(os.Stderr, message)
	os.Exit(1)
}
